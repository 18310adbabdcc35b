package org.matryoshka.cpu.vector;

import java.util.Map;
import java.util.TreeMap;
import org.matryoshka.cpu.BareCore;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.system.RFlags;

/** Executes cases on our processor, in the surroundings that the native program has. */
final class VectorCore {
  private final BareCore core = new BareCore(4);

  VectorCore() {
    for (long page = 0; page < 4 << 20; page += 4096) {
      boolean scratch =
          page >= VectorCase.SCRATCH && page < VectorCase.SCRATCH + VectorCase.SCRATCH_SIZE;
      if (!scratch && page != VectorCase.CODE) {
        core.map(page, 0);
      }
    }
  }

  VectorResult execute(VectorCase given, ExtraState extra) {
    CpuState state = core.cpu.state;
    extra.load(state, extra.initial(given));
    long[] initial = given.initialState();
    System.arraycopy(initial, 0, state.gpr, 0, 16);
    for (int i = 16; i < initial.length; i++) {
      core.memory.write(VectorCase.SCRATCH + (i - 16) * 8L, 8, initial[i]);
    }
    core.load(VectorCase.CODE, given.code());
    core.cpu.setRflags(given.flags());
    state.segments[CpuState.GS].base = VectorCase.GS_BASE;
    int vector = VectorResult.NO_EXCEPTION;
    int error = 0;
    long address = 0;
    try {
      core.cpu.execute(core.cpu.fetch(state.rip));
    } catch (GuestFault fault) {
      vector = fault.vector().vector();
      error = fault.errorCode();
      address = vector == 14 ? fault.address() : 0;
    }
    Map<Integer, Long> changed = new TreeMap<>();
    for (int i = 16; i < initial.length; i++) {
      long now = core.memory.read(VectorCase.SCRATCH + (i - 16) * 8L, 8);
      if (now != initial[i]) {
        changed.put(i - 16, now);
      }
    }
    return new VectorResult(
        vector,
        error,
        address,
        state.rip,
        (int) state.rflags() & (RFlags.STATUS | RFlags.DF),
        state.gpr.clone(),
        changed,
        extra.read(state));
  }
}
