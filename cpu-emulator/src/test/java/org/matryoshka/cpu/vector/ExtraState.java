package org.matryoshka.cpu.vector;

import java.util.Arrays;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.CpuFeature;
import org.matryoshka.isa.system.Cr4;
import org.matryoshka.isa.table.InstructionForm;

/** State beside the general registers from which a case can start, and the forms that need it. */
enum ExtraState {
  /** No more state: the integer instructions. */
  NONE {
    @Override
    boolean covers(InstructionForm form) {
      return !SIMD.covers(form) && !X87.covers(form) && form.feature() != CpuFeature.FXSR;
    }

    @Override
    long[] initial(VectorCase given) {
      return new long[0];
    }

    @Override
    void load(CpuState state, long[] values) {}

    @Override
    long[] read(CpuState state) {
      return new long[0];
    }
  },

  /** The halves of XMM0 to XMM15, low before high, then MXCSR. */
  SIMD {
    @Override
    boolean covers(InstructionForm form) {
      return form.isVector()
          || form.feature() == CpuFeature.SSE
          || form.feature() == CpuFeature.CLFSH;
    }

    @Override
    long[] initial(VectorCase given) {
      return given.initialVectors();
    }

    @Override
    void load(CpuState state, long[] values) {
      System.arraycopy(values, 0, state.xmm, 0, 32);
      state.mxcsr = (int) values[32];
      state.cr4 |= Cr4.OSFXSR | Cr4.OSXMMEXCPT;
    }

    @Override
    long[] read(CpuState state) {
      long[] values = Arrays.copyOf(state.xmm, 33);
      values[32] = state.mxcsr;
      return values;
    }
  },

  /** Of ST(0) to ST(7) significand, then sign and exponent; then control, status and tags. */
  X87 {
    @Override
    boolean covers(InstructionForm form) {
      return form.feature() == CpuFeature.FPU || form.feature() == CpuFeature.CMOV;
    }

    @Override
    long[] initial(VectorCase given) {
      return given.initialX87();
    }

    @Override
    void load(CpuState state, long[] values) {
      state.fpu.initialize();
      state.fpu.control = (int) values[16];
      state.fpu.status = (int) values[17];
      state.fpu.tags = (int) values[18];
      for (int i = 0; i < 8; i++) {
        int register = state.fpu.register(i);
        state.fpu.significands[register] = values[2 * i];
        state.fpu.signExponents[register] = (int) values[2 * i + 1];
      }
    }

    @Override
    long[] read(CpuState state) {
      long[] values = new long[19];
      for (int i = 0; i < 8; i++) {
        int register = state.fpu.register(i);
        values[2 * i] = state.fpu.significands[register];
        values[2 * i + 1] = state.fpu.signExponents[register];
      }
      values[16] = state.fpu.control;
      values[17] = state.fpu.status;
      values[18] = state.fpu.tags;
      return values;
    }
  };

  abstract boolean covers(InstructionForm form);

  abstract long[] initial(VectorCase given);

  abstract void load(CpuState state, long[] values);

  abstract long[] read(CpuState state);
}
