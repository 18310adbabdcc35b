package org.matryoshka.cpu.operand;

import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;

/**
 * Repetition of string instructions (SDM vol. 2B, REP). RCX, RSI and RDI always stand at the next
 * iteration, so that a fault or an interrupt between two of them finds the state that the manual
 * asks for, and the instruction can be resumed.
 */
public final class StringLoop {
  private static final int RCX = Register.RCX.number();

  /** What a string instruction does. */
  @FunctionalInterface
  public interface Element {
    /**
     * Does some iterations, with all they change but RCX.
     *
     * @param atMost how many, at least 1
     * @return how many were done, at least 1
     */
    long iterate(Cpu cpu, DecodedInstruction in, long atMost);
  }

  /** Whether a repetition that may end early goes on. */
  @FunctionalInterface
  public interface While {
    /** Asked after each iteration. */
    boolean goesOn(CpuState state);
  }

  private StringLoop() {}

  /**
   * Repeats RCX times, or ECX with address size 32; pauses where the core has to do other things.
   */
  public static void repeat(Cpu cpu, DecodedInstruction in, Element element, While condition) {
    CpuState state = cpu.state;
    int width = in.address32 ? 4 : 8;
    long count = Operands.readRegister(state, RCX, width);
    if (count == 0) {
      return;
    }
    long done = 0;
    boolean more;
    try {
      do {
        long room = cpu.iterationsLeft() - done;
        long atMost = Long.compareUnsigned(count, room) < 0 ? count : room;
        long step = element.iterate(cpu, in, atMost);
        done += step;
        count -= step;
        Operands.writeRegister(state, RCX, width, count);
        more = count != 0 && condition.goesOn(state);
      } while (more && done < cpu.iterationsLeft());
    } catch (GuestFault fault) {
      cpu.countIterations(done);
      throw fault;
    }
    cpu.iterated(done, more);
  }

  /** What a pointer moves by at each iteration: the size, or its negative if DF is set. */
  public static long step(CpuState state, int size) {
    return (state.systemFlags & RFlags.DF) == 0 ? size : -size;
  }

  /**
   * Moves RSI or RDI.
   *
   * @param register its number
   */
  public static void advance(CpuState state, DecodedInstruction in, int register, long by) {
    Operands.writeRegister(state, register, in.address32 ? 4 : 8, state.gpr[register] + by);
  }
}
