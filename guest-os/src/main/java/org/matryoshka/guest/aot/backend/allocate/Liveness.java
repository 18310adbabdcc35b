package org.matryoshka.guest.aot.backend.allocate;

import java.util.BitSet;
import java.util.List;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.backend.machine.MachineFunction;
import org.matryoshka.guest.aot.backend.machine.MachineInstruction;

/** Which registers are live at the end of each block. */
final class Liveness {
  private final BitSet[] liveIn;
  private final BitSet[] liveOut;

  Liveness(MachineFunction function) {
    List<MachineBlock> blocks = function.blocks();
    int count = blocks.size();
    BitSet[] reads = new BitSet[count];
    BitSet[] writes = new BitSet[count];
    liveIn = new BitSet[count];
    liveOut = new BitSet[count];
    for (MachineBlock block : blocks) {
      BitSet read = new BitSet();
      BitSet written = new BitSet();
      for (MachineInstruction instruction : block.instructions()) {
        Operands.forEachUse(
            instruction,
            register -> {
              if (!written.get(register)) {
                read.set(register);
              }
            });
        Operands.forEachDef(instruction, written::set);
      }
      int number = block.number();
      reads[number] = read;
      writes[number] = written;
      liveIn[number] = (BitSet) read.clone();
      liveOut[number] = new BitSet();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = count - 1; i >= 0; i--) {
        MachineBlock block = blocks.get(i);
        int number = block.number();
        BitSet out = liveOut[number];
        int before = out.cardinality();
        for (MachineBlock successor : block.successors()) {
          out.or(liveIn[successor.number()]);
        }
        if (out.cardinality() != before) {
          changed = true;
          BitSet in = (BitSet) out.clone();
          in.andNot(writes[number]);
          in.or(reads[number]);
          liveIn[number] = in;
        }
      }
    }
  }

  /** The registers live at the end of a block; not to be changed. */
  BitSet out(MachineBlock block) {
    return liveOut[block.number()];
  }
}
