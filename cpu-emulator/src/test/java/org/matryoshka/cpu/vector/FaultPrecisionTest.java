package org.matryoshka.cpu.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.BareCore;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.isa.system.PageTableEntry;

/**
 * An instruction that faults has changed nothing. Random instructions of all forms run with each
 * half of their memory missing or read-only, so that each of their accesses comes to fault.
 */
class FaultPrecisionTest {
  private static final int CASES_PER_FORM = 12;
  private static final long WRITABLE =
      PageTableEntry.P | PageTableEntry.RW | PageTableEntry.US | PageTableEntry.A;
  private static final long READ_ONLY = PageTableEntry.P | PageTableEntry.US | PageTableEntry.A;
  private static final long[] PROTECTIONS = {WRITABLE, READ_ONLY, 0};

  private final BareCore core = new BareCore(4);
  private final List<String> imprecise = new ArrayList<>();
  private int faults;

  @Test
  void faultingInstructionChangesNothing() {
    CaseGenerator generator = new CaseGenerator(20, ExtraState.NONE);
    for (int form = 0; form < generator.forms(); form++) {
      for (int i = 0; i < CASES_PER_FORM; i++) {
        Optional<VectorCase> made = generator.next(form);
        made.ifPresent(this::tryAllProtections);
      }
    }
    assertThat(imprecise).isEmpty();
    assertThat(faults).isGreaterThan(10_000);
  }

  private void tryAllProtections(VectorCase given) {
    for (long first : PROTECTIONS) {
      for (long second : PROTECTIONS) {
        core.map(VectorCase.SCRATCH, first == 0 ? 0 : VectorCase.SCRATCH | first);
        core.map(VectorCase.SCRATCH + 4096, second == 0 ? 0 : VectorCase.SCRATCH + 4096 | second);
        run(given);
      }
    }
  }

  private void run(VectorCase given) {
    CpuState state = core.cpu.state;
    long[] initial = given.initialState();
    System.arraycopy(initial, 0, state.gpr, 0, 16);
    for (int i = 16; i < initial.length; i++) {
      core.memory.write(VectorCase.SCRATCH + (i - 16) * 8L, 8, initial[i]);
    }
    core.load(VectorCase.CODE, given.code());
    core.cpu.setRflags(given.flags());
    state.segments[CpuState.GS].base = VectorCase.GS_BASE;
    long flags = state.rflags();
    try {
      core.cpu.execute(core.cpu.fetch(state.rip));
    } catch (GuestFault fault) {
      faults++;
      Instruction instruction = VectorComparison.instruction(given);
      boolean repeated = instruction.prefixes().rep() || instruction.prefixes().repne();
      if (state.rip != VectorCase.CODE || (!repeated && changed(initial, flags))) {
        imprecise.add(instruction + " after " + fault.getMessage());
      }
    }
  }

  private boolean changed(long[] initial, long flags) {
    CpuState state = core.cpu.state;
    boolean different = state.rflags() != flags;
    for (int i = 0; i < 16; i++) {
      different |= state.gpr[i] != initial[i];
    }
    for (int i = 16; i < initial.length; i++) {
      different |= core.memory.read(VectorCase.SCRATCH + (i - 16) * 8L, 8) != initial[i];
    }
    return different;
  }
}
