package org.matryoshka.guest.aot.backend.write;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.matryoshka.guest.aot.backend.emit.CodeBuffer;
import org.matryoshka.guest.aot.backend.emit.EncodingPlan;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.emit.Shape;
import org.matryoshka.guest.aot.backend.machine.LocalLabel;
import org.matryoshka.isa.Mnemonic;

/**
 * The jumps of a function. They take no bytes in the raw code; once all labels are known each gets
 * the short form if its target is near enough.
 */
final class Jumps {
  private static final int SHORT_BYTES = 2;

  private final CodeBuffer raw;
  // raw code and jumps before each label
  private int[] labelRaw = new int[16];
  private int[] labelJumps = new int[16];
  private int labelCount;
  private final Map<LocalLabel, Integer> locals = new HashMap<>();

  private int[] jumpAt = new int[16];
  private int[] jumpTarget = new int[16];
  private Mnemonic[] jumpMnemonic = new Mnemonic[16];
  private int[] jumpBytes = new int[16];
  private int jumpCount;

  /** Bytes of the jumps before each jump, once that is decided. */
  private int[] before = new int[1];

  Jumps(CodeBuffer raw) {
    this.raw = raw;
  }

  int newLabel() {
    if (labelCount == labelRaw.length) {
      labelRaw = Arrays.copyOf(labelRaw, 2 * labelCount);
      labelJumps = Arrays.copyOf(labelJumps, 2 * labelCount);
    }
    return labelCount++;
  }

  /** The label of a place within a block. */
  int local(LocalLabel label) {
    return locals.computeIfAbsent(label, l -> newLabel());
  }

  /** Puts a label here. */
  void place(int label) {
    labelRaw[label] = raw.size();
    labelJumps[label] = jumpCount;
  }

  void placeLocal(LocalLabel label) {
    place(local(label));
  }

  /** A jump to a label. */
  void jump(Mnemonic mnemonic, int label) {
    if (jumpCount == jumpAt.length) {
      int more = 2 * jumpCount;
      jumpAt = Arrays.copyOf(jumpAt, more);
      jumpTarget = Arrays.copyOf(jumpTarget, more);
      jumpMnemonic = Arrays.copyOf(jumpMnemonic, more);
      jumpBytes = Arrays.copyOf(jumpBytes, more);
    }
    jumpAt[jumpCount] = raw.size();
    jumpTarget[jumpCount] = label;
    jumpMnemonic[jumpCount] = mnemonic;
    jumpBytes[jumpCount] = SHORT_BYTES;
    jumpCount++;
  }

  /** Decides on the forms and writes the code. */
  void writeTo(CodeBuffer code, FormCache forms) {
    relax();
    int from = 0;
    int relocation = 0;
    int start = code.size();
    for (int i = 0; i < jumpCount; i++) {
      code.append(raw, from, jumpAt[i], relocation);
      while (relocation < raw.relocations().size()
          && raw.relocations().get(relocation).offset() < jumpAt[i]) {
        relocation++;
      }
      from = jumpAt[i];
      Shape shape = jumpBytes[i] == SHORT_BYTES ? Shape.SHORT : Shape.NEAR;
      EncodingPlan plan = forms.plan(jumpMnemonic[i], shape, 64, 64, 0);
      int end = code.size() - start + jumpBytes[i];
      code.putJump(plan, finalOffset(jumpTarget[i]) - end);
    }
    code.append(raw, from, raw.size(), relocation);
  }

  /** Lengthens jumps until all reach their targets. */
  private void relax() {
    boolean changed = true;
    while (changed) {
      changed = false;
      sum();
      for (int i = 0; i < jumpCount; i++) {
        if (jumpBytes[i] == SHORT_BYTES) {
          int end = jumpAt[i] + before[i] + SHORT_BYTES;
          int distance = finalOffset(jumpTarget[i]) - end;
          if (distance != (byte) distance) {
            jumpBytes[i] = jumpMnemonic[i] == Mnemonic.JMP ? 5 : 6;
            changed = true;
          }
        }
      }
    }
    sum();
  }

  private void sum() {
    before = new int[jumpCount + 1];
    for (int i = 0; i < jumpCount; i++) {
      before[i + 1] = before[i] + jumpBytes[i];
    }
  }

  /** Where a label is, from the start of the function; known once the code is written. */
  int finalOffset(int label) {
    return finalOffset(labelRaw[label], labelJumps[label]);
  }

  /** Where raw code is, behind so many jumps; known once the code is written. */
  int finalOffset(int offset, int jumpsBefore) {
    return offset + before[jumpsBefore];
  }

  /** How many jumps there are so far. */
  int count() {
    return jumpCount;
  }
}
