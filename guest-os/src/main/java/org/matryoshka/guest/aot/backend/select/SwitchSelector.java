package org.matryoshka.guest.aot.backend.select;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.guest.aot.backend.machine.LocalLabel;
import org.matryoshka.guest.aot.backend.machine.MachineBlock;
import org.matryoshka.guest.aot.ir.Switch;
import org.matryoshka.isa.ConditionCode;
import org.matryoshka.isa.Mnemonic;

/** Switches: few keys one after the other, dense ones by a table, others by halving. */
final class SwitchSelector {
  private static final int FEW = 3;

  /** Entries of a table for each key that make it too sparse. */
  private static final int SPARSE = 3;

  private final Values values;
  private final Code code;

  SwitchSelector(Values values, Code code) {
    this.values = values;
    this.code = code;
  }

  void select(Switch choice, List<MachineBlock> targets) {
    MachineBlock otherwise = targets.get(choice.keyCount());
    if (choice.keyCount() == 0) {
      code.jump(null, otherwise);
      return;
    }
    int key = values.low(choice.key());
    long span = (long) choice.keyAt(choice.keyCount() - 1) - choice.keyAt(0) + 1;
    if (choice.keyCount() > FEW && span <= (long) SPARSE * choice.keyCount()) {
      table(choice, targets, key, (int) span);
    } else {
      halve(choice, targets, key, 0, choice.keyCount());
      code.jump(null, otherwise);
    }
  }

  private void table(Switch choice, List<MachineBlock> targets, int key, int span) {
    MachineBlock otherwise = targets.get(choice.keyCount());
    int first = choice.keyAt(0);
    int index = values.temporary();
    // also where nothing is subtracted: a 32-bit move clears the upper half
    code.rr(Mnemonic.MOV, 32, index, key);
    if (first > 0 && first <= SPARSE) {
      // a few entries more are cheaper than a subtraction
      span += first;
      first = 0;
    }
    if (first != 0) {
      code.ri(Mnemonic.SUB, 32, index, first);
    }
    code.ri(Mnemonic.CMP, 32, index, span - 1);
    code.jump(ConditionCode.A, otherwise);
    List<MachineBlock> table = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < span; i++) {
      boolean isKey = next < choice.keyCount() && choice.keyAt(next) == first + i;
      table.add(isKey ? targets.get(next++) : otherwise);
    }
    code.tableJump(index, table);
  }

  /** Jumps for the keys of a range; falls through for all other values. */
  private void halve(Switch choice, List<MachineBlock> targets, int key, int from, int to) {
    if (to - from <= FEW) {
      for (int i = from; i < to; i++) {
        code.ri(Mnemonic.CMP, 32, key, choice.keyAt(i));
        code.jump(ConditionCode.E, targets.get(i));
      }
      return;
    }
    int middle = (from + to) >>> 1;
    LocalLabel upper = new LocalLabel();
    code.ri(Mnemonic.CMP, 32, key, choice.keyAt(middle));
    code.jump(ConditionCode.GE, upper);
    halve(choice, targets, key, from, middle);
    code.jump(null, targets.get(choice.keyCount()));
    code.label(upper);
    halve(choice, targets, key, middle, to);
  }
}
