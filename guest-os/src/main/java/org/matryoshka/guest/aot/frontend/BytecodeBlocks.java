package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The basic blocks of bytecode that can be reached without an exception, in reverse postorder, and
 * which local variables are live at their heads. Blocks are named by the index of their first
 * instruction.
 */
final class BytecodeBlocks {
  private final BytecodeMethod code;
  private final boolean[] leader;
  private final int[][] successors;
  private final BitSet[] liveIn;
  private final BitSet loopHeaders = new BitSet();
  private int[] sequence = new int[0];

  BytecodeBlocks(BytecodeMethod code) {
    this.code = code;
    int size = code.size();
    leader = new boolean[size];
    successors = new int[size][];
    liveIn = new BitSet[size];
    findLeaders();
    findOrder();
    computeLiveness();
  }

  private void findLeaders() {
    leader[0] = true;
    for (int i = 0; i < code.size(); i++) {
      int[] targets = targets(i);
      if (targets != null) {
        for (int target : targets) {
          leader[target] = true;
        }
        if (i + 1 < code.size()) {
          leader[i + 1] = true;
        }
      }
    }
  }

  /** Returns where control may go after a block's last instruction; null if it just goes on. */
  private int[] targets(int index) {
    Instruction instruction = code.instruction(index);
    return switch (instruction.opcode().kind()) {
      case BRANCH -> {
        int target = code.indexOf(((BranchInstruction) instruction).target());
        Opcode opcode = instruction.opcode();
        yield opcode == Opcode.GOTO || opcode == Opcode.GOTO_W
            ? new int[] {target}
            : new int[] {target, index + 1};
      }
      case LOOKUP_SWITCH -> {
        LookupSwitchInstruction choice = (LookupSwitchInstruction) instruction;
        yield targets(choice.cases(), code.indexOf(choice.defaultTarget()));
      }
      case TABLE_SWITCH -> {
        TableSwitchInstruction choice = (TableSwitchInstruction) instruction;
        yield targets(choice.cases(), code.indexOf(choice.defaultTarget()));
      }
      case RETURN, THROW_EXCEPTION -> new int[0];
      default -> null;
    };
  }

  private int[] targets(List<SwitchCase> cases, int defaultTarget) {
    int[] targets = new int[cases.size() + 1];
    for (int i = 0; i < cases.size(); i++) {
      targets[i] = code.indexOf(cases.get(i).target());
    }
    targets[cases.size()] = defaultTarget;
    return targets;
  }

  /** Returns the index after the last instruction of a block. */
  int end(int block) {
    int end = block + 1;
    while (end < code.size() && !leader[end]) {
      end++;
    }
    return end;
  }

  int[] successors(int block) {
    int[] known = successors[block];
    if (known == null) {
      int last = end(block) - 1;
      int[] targets = targets(last);
      known = targets == null ? new int[] {last + 1} : targets;
      successors[block] = known;
    }
    return known;
  }

  private void findOrder() {
    List<Integer> postorder = new ArrayList<>();
    BitSet seen = new BitSet();
    BitSet onPath = new BitSet();
    int[] next = new int[code.size()];
    int[] path = new int[code.size() + 1];
    int depth = 0;
    seen.set(0);
    onPath.set(0);
    while (depth >= 0) {
      int block = path[depth];
      int[] targets = successors(block);
      if (next[block] == targets.length) {
        postorder.add(block);
        onPath.clear(block);
        depth--;
        continue;
      }
      int target = targets[targets.length - 1 - next[block]++];
      if (onPath.get(target)) {
        loopHeaders.set(target);
      } else if (!seen.get(target)) {
        seen.set(target);
        onPath.set(target);
        path[++depth] = target;
      }
    }
    sequence = new int[postorder.size()];
    for (int i = 0; i < sequence.length; i++) {
      sequence[i] = postorder.get(sequence.length - 1 - i);
    }
  }

  /** Returns the reachable blocks in reverse postorder. */
  int[] sequence() {
    return sequence.clone();
  }

  /** Returns whether an edge leads back to the block. */
  boolean isLoopHeader(int block) {
    return loopHeaders.get(block);
  }

  /** Returns the local variables whose value at the head of a block may be read later. */
  BitSet liveIn(int block) {
    return liveIn[block];
  }

  private void computeLiveness() {
    int count = sequence.length;
    BitSet[] read = new BitSet[count];
    BitSet[] written = new BitSet[count];
    for (int i = 0; i < count; i++) {
      read[i] = new BitSet();
      written[i] = new BitSet();
      liveIn[sequence[i]] = new BitSet();
      scan(sequence[i], read[i], written[i]);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = count - 1; i >= 0; i--) {
        BitSet live = new BitSet();
        for (int successor : successors(sequence[i])) {
          live.or(liveIn[successor]);
        }
        live.andNot(written[i]);
        live.or(read[i]);
        if (!live.equals(liveIn[sequence[i]])) {
          liveIn[sequence[i]] = live;
          changed = true;
        }
      }
    }
  }

  private void scan(int block, BitSet read, BitSet written) {
    int end = end(block);
    for (int i = block; i < end; i++) {
      switch (code.instruction(i)) {
        case LoadInstruction load -> {
          if (!written.get(load.slot())) {
            read.set(load.slot());
          }
        }
        case IncrementInstruction increment -> {
          if (!written.get(increment.slot())) {
            read.set(increment.slot());
          }
        }
        case StoreInstruction store -> written.set(store.slot());
        default -> {}
      }
    }
  }
}
