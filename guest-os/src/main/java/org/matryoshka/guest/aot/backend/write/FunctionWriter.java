package org.matryoshka.guest.aot.backend.write;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.aot.backend.emit.CodeBuffer;
import org.matryoshka.guest.aot.backend.emit.EncodingPlan;
import org.matryoshka.guest.aot.backend.emit.FormCache;
import org.matryoshka.guest.aot.backend.emit.Shape;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;
import org.matryoshka.guest.aot.backend.machine.Registers;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.SourcePosition;
import org.matryoshka.isa.Mnemonic;

/** Writes one function behind those that were written before. */
public final class FunctionWriter {
  /** Fills up to the start of a function: INT3. */
  private static final int PADDING = 0xCC;

  private static final int ALIGNMENT = 4;
  private static final Mnemonic[] MNEMONICS = Mnemonic.values();

  /** Callee-saved registers in the order in which they are pushed. */
  private static final int[] SAVED = {
    Registers.RBX, Registers.RBP, Registers.R12, Registers.R13, Registers.R14, Registers.R15
  };

  private final MachineFunction function;
  private final FormCache forms;
  private final TextSection text;
  private final CodeBuffer raw = new CodeBuffer();
  private final Jumps jumps;
  private final Map<MachineBlock, Integer> labels = new HashMap<>();
  private final ColdCode cold;
  private final LineRows rows = new LineRows();
  private final LineRows stops = new LineRows();
  private final Map<String, List<MachineBlock>> tables = new LinkedHashMap<>();
  private final int frameBytes;
  private final int localBytes;

  private FunctionWriter(MachineFunction function, FormCache forms, TextSection text) {
    this.function = function;
    this.forms = forms;
    this.text = text;
    jumps = new Jumps(raw);
    frameBytes = function.frameBytes();
    localBytes = function.spillBytes() + function.outgoingBytes();
    cold = new ColdCode(raw, forms, jumps, function.outgoingBytes());
  }

  /** Writes a function; its bytes, relocations and tables go into the text section. */
  public static void write(
      MachineFunction function, MethodId method, String file, FormCache forms, TextSection text) {
    new FunctionWriter(function, forms, text).write(method, file);
  }

  private void write(MethodId method, String file) {
    List<MachineBlock> order = BlockOrder.of(function);
    for (MachineBlock block : order) {
      labels.put(block, jumps.newLabel());
    }
    stop(firstPosition(order));
    prologue();
    for (int i = 0; i < order.size(); i++) {
      jumps.place(labels.get(order.get(i)));
      write(order.get(i), i + 1 < order.size() ? order.get(i + 1) : null);
    }
    cold.write(this::stop);
    CodeBuffer code = text.code();
    code.align(ALIGNMENT, PADDING);
    int start = code.size();
    jumps.writeTo(code, forms);
    tables.forEach(
        (symbol, targets) ->
            text.add(
                new JumpTable(
                    symbol,
                    targets.stream()
                        .map(target -> start + jumps.finalOffset(labels.get(target)))
                        .toList())));
    text.add(
        new WrittenFunction(
            method,
            file,
            function.symbol(),
            start,
            code.size() - start,
            frameBytes,
            rows.written(jumps),
            stops.written(jumps)));
  }

  private static SourcePosition firstPosition(List<MachineBlock> order) {
    for (MachineBlock block : order) {
      for (MachineInstruction in : block.instructions()) {
        if (in.position != null) {
          return in.position;
        }
      }
    }
    return null;
  }

  /** Notes where the code from here on comes from. */
  private void row(SourcePosition position) {
    rows.add(raw.size(), jumps.count(), position);
  }

  /** Notes where an instruction comes from that can fault or call. */
  private void stop(SourcePosition position) {
    row(position);
    stops.add(raw.size(), jumps.count(), position);
  }

  private static boolean canStop(MachineInstruction in) {
    return in.ready != null
        || in.callee != null
        || (in.shape != null && in.shape.hasMemory() && in.mnemonic != Mnemonic.LEA)
        || in.mnemonic == Mnemonic.CALL;
  }

  private void prologue() {
    for (int register : SAVED) {
      if ((function.savedRegisters() >> register & 1) != 0) {
        plain(Mnemonic.PUSH, Shape.R, register, 0);
      }
    }
    if (localBytes > 0) {
      plain(Mnemonic.SUB, Shape.RI, Registers.RSP, localBytes);
    }
  }

  private void epilogue() {
    if (localBytes > 0) {
      plain(Mnemonic.ADD, Shape.RI, Registers.RSP, localBytes);
    }
    for (int i = SAVED.length - 1; i >= 0; i--) {
      if ((function.savedRegisters() >> SAVED[i] & 1) != 0) {
        plain(Mnemonic.POP, Shape.R, SAVED[i], 0);
      }
    }
  }

  private void plain(Mnemonic mnemonic, Shape shape, int register, long immediate) {
    EncodingPlan plan = forms.plan(mnemonic, shape, 64, 64, immediate);
    raw.put(plan, false, register, 0, immediate);
  }

  private void write(MachineBlock block, MachineBlock next) {
    List<MachineInstruction> instructions = block.instructions();
    int count = instructions.size();
    for (int i = 0; i < count; i++) {
      MachineInstruction in = instructions.get(i);
      if (canStop(in)) {
        stop(in.position);
      } else {
        row(in.position);
      }
      if (i == count - 2 && invertedPair(in, instructions.get(i + 1), next)) {
        return;
      }
      if (i == count - 1 && in.mnemonic == Mnemonic.JMP && in.target == next && next != null) {
        return;
      }
      write(in, instructions, i);
    }
  }

  /** A conditional jump to the next block and a jump behind it: one jump on the opposite. */
  private boolean invertedPair(MachineInstruction in, MachineInstruction last, MachineBlock next) {
    boolean applies =
        in.target != null
            && in.target == next
            && in.mnemonic != Mnemonic.JMP
            && last.mnemonic == Mnemonic.JMP
            && last.target != null;
    if (applies) {
      int condition = in.mnemonic.ordinal() - Mnemonic.JO.ordinal();
      Mnemonic opposite = MNEMONICS[Mnemonic.JO.ordinal() + (condition ^ 1)];
      if (last.target != next) {
        jumps.jump(opposite, labels.get(last.target));
      }
    }
    return applies;
  }

  private void write(MachineInstruction in, List<MachineInstruction> all, int index) {
    if (in.isLabel()) {
      jumps.placeLocal(in.label);
      return;
    }
    if (in.target != null) {
      jumps.jump(in.mnemonic, labels.get(in.target));
      return;
    }
    if (in.cold != null) {
      jumps.jump(in.mnemonic, cold.add(in.cold, in.position));
      return;
    }
    if (in.label != null) {
      jumps.jump(in.mnemonic, jumps.local(in.label));
      return;
    }
    if (in.ready != null) {
      raw.put(in.ready);
      return;
    }
    if (in.mnemonic == Mnemonic.RET) {
      epilogue();
    }
    if (in.prefix != null) {
      raw.put(in.prefix);
    }
    if (in.callee != null) {
      raw.putCall(in.plan, in.callee);
      return;
    }
    if (in.table != null) {
      in.symbol = text.newTableSymbol();
      tables.put(in.symbol, in.table);
    }
    if (isZeroing(in) && flagsAreFree(all, index)) {
      EncodingPlan xor = forms.plan(Mnemonic.XOR, Shape.RR, 32, 32, 0);
      raw.put(xor, false, in.first, in.first, 0);
      return;
    }
    boolean memory = in.shape.hasMemory();
    if (memory) {
      raw.memory(in.base, in.index, in.scaleBits, displacement(in), in.symbol);
    }
    if (in.immediateSymbol != null) {
      raw.immediateSymbol(in.immediateSymbol);
    }
    raw.put(in.plan, memory, in.first, in.second, in.immediate);
  }

  private static boolean isZeroing(MachineInstruction in) {
    return in.mnemonic == Mnemonic.MOV
        && in.shape == Shape.RI
        && in.immediate == 0
        && in.immediateSymbol == null;
  }

  /** Whether the flags are written again before they are read. */
  private static boolean flagsAreFree(List<MachineInstruction> all, int index) {
    for (int i = index + 1; i < all.size(); i++) {
      MachineInstruction in = all.get(i);
      if (in.isLabel() || in.ready != null || in.label != null) {
        return false;
      }
      if (in.plan.readsFlags()) {
        return false;
      }
      if (in.plan.touchesFlags() || in.callee != null || in.mnemonic == Mnemonic.CALL) {
        return true;
      }
    }
    return true;
  }

  private int displacement(MachineInstruction in) {
    int base =
        switch (in.area) {
          case NONE, OUTGOING -> 0;
          case SPILL -> function.outgoingBytes();
          case INCOMING -> frameBytes + 8;
        };
    return base + in.displacement;
  }
}
