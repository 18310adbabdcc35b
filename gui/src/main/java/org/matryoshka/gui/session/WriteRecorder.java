package org.matryoshka.gui.session;

import java.util.Arrays;
import java.util.function.Supplier;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.instruction.Operand;
import org.matryoshka.isa.table.OperandAccess;

/** Notes the last write of something while the machine runs, and never stops it. */
abstract class WriteRecorder implements Spotter {
  private long lastWrite = -1;
  private long lastChange = -1;

  /** The last step that wrote it; -1 for none. */
  long lastWrite() {
    return lastWrite;
  }

  /** The last step that changed it; -1 for none. */
  long lastChange() {
    return lastChange;
  }

  /** Nothing has been seen. */
  void clear() {
    lastWrite = -1;
    lastChange = -1;
  }

  void note(long step, boolean changed) {
    lastWrite = Math.max(lastWrite, step);
    if (changed) {
      lastChange = Math.max(lastChange, step);
    }
  }

  /** The value may have been changed from outside, at the step where the machine is. */
  void acted() {}

  @Override
  public String cause() {
    return "";
  }

  /** Bytes of memory. */
  static final class OfMemory extends WriteRecorder {
    private final Hypervisor hypervisor;
    private final StoreRange range;

    /** Says whether a store is in question. */
    @FunctionalInterface
    interface StoreRange {
      boolean touches(int vm, long hpa, int size);
    }

    OfMemory(Hypervisor hypervisor, StoreRange range) {
      this.hypervisor = hypervisor;
      this.range = range;
    }

    @Override
    public boolean wantsStores() {
      return true;
    }

    @Override
    public boolean atStore(int vm, long hpa, int size, long before, long after) {
      if (range.touches(vm, hpa, size)) {
        note(hypervisor.position(), before != after);
      }
      return false;
    }
  }

  /**
   * A register or the like: its value is compared at every instruction and exit; an instruction
   * that names it as its destination writes it.
   */
  static final class OfValue extends WriteRecorder {
    private final Hypervisor hypervisor;
    private final int vm;
    private final Supplier<long[]> value;
    private final Register register;
    private final boolean atExits;
    private long[] known = {};

    /**
     * @param value reads it, also within a run
     * @param register its 64 or 128 bits, if instructions can name it; else null
     * @param atExits it changes at VM exits only
     */
    OfValue(
        Hypervisor hypervisor, int vm, Supplier<long[]> value, Register register, boolean atExits) {
      this.hypervisor = hypervisor;
      this.vm = vm;
      this.value = value;
      this.register = register;
      this.atExits = atExits;
    }

    @Override
    public boolean wantsInstructions() {
      return !atExits;
    }

    @Override
    public void begin(StepTracker tracker, boolean standing) {
      known = value.get();
    }

    @Override
    void acted() {
      compare(hypervisor.position());
    }

    private void compare(long step) {
      long[] now = value.get();
      if (!Arrays.equals(now, known)) {
        known = now;
        note(step, true);
      }
    }

    @Override
    public boolean atInstruction(int ofVm, long rip) {
      if (ofVm == vm) {
        compare(hypervisor.position());
      }
      return false;
    }

    @Override
    public boolean afterInstruction(int ofVm, long rip, DecodedInstruction instruction) {
      if (ofVm == vm) {
        if (register != null && names(instruction)) {
          note(hypervisor.position(), false);
        }
        compare(hypervisor.position());
      }
      return false;
    }

    @Override
    public boolean atExit(ExitEntry exit) {
      if (exit.exit().vm() == vm) {
        compare(exit.step());
      }
      return false;
    }

    private boolean names(DecodedInstruction decoded) {
      var operands = decoded.instruction.operands();
      var specs = decoded.instruction.form().operands();
      for (int i = 0; i < operands.size(); i++) {
        if (operands.get(i) instanceof Operand.Reg(Register named)
            && specs.get(i).access() != OperandAccess.READ
            && isPart(named)) {
          return true;
        }
      }
      return false;
    }

    private boolean isPart(Register named) {
      return switch (named.registerClass()) {
        case GPR64, GPR32, GPR16 ->
            register.registerClass() == RegisterClass.GPR64 && named.number() == register.number();
        case GPR8 ->
            register.registerClass() == RegisterClass.GPR64
                && (named.isHighByte() ? named.number() - 4 : named.number()) == register.number();
        default -> named == register;
      };
    }
  }

  /** What the scheduler holds: it changes after exits and by hand. */
  static final class OfQueue extends WriteRecorder {
    private final Hypervisor hypervisor;
    private final Supplier<long[]> value;
    private long[] known = {};
    private boolean due;

    OfQueue(Hypervisor hypervisor, Supplier<long[]> value) {
      this.hypervisor = hypervisor;
      this.value = value;
    }

    @Override
    public boolean wantsInstructions() {
      return true;
    }

    @Override
    public void begin(StepTracker tracker, boolean standing) {
      known = value.get();
      due = false;
    }

    @Override
    void acted() {
      compare(hypervisor.position());
    }

    private void compare(long step) {
      long[] now = value.get();
      due = false;
      if (!Arrays.equals(now, known)) {
        known = now;
        note(step, true);
      }
    }

    @Override
    public boolean atInstruction(int vm, long rip) {
      if (due) {
        compare(hypervisor.position());
      }
      return false;
    }

    @Override
    public boolean atExit(ExitEntry exit) {
      // the scheduler acts between two steps: after the one before
      compare(exit.step() - 1);
      due = true;
      return false;
    }
  }
}
