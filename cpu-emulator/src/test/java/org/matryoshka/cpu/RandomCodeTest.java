package org.matryoshka.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.cpu.decode.DecodedInstruction;
import org.matryoshka.cpu.observe.ExecutionObserver;
import org.matryoshka.isa.fault.GuestFault;

/**
 * Random bytes as code, in ring 3 and ring 0: nothing but guest faults may come of it, and the same
 * however the run is sliced, observed or not.
 */
class RandomCodeTest {
  private static final long CODE = 0x10000;
  private static final int CODE_SIZE = 0x8000;
  private static final long CYCLES = 20_000;

  /** Goes on a little behind the instruction that faulted, within the code. */
  private static final class Skipper implements TrapInterceptor {
    private long count;

    private Outcome skip(Cpu cpu) {
      count++;
      cpu.state.rip = CODE + (cpu.state.rip * 31 + count * 7 & CODE_SIZE - 1);
      return Outcome.RESUME;
    }

    @Override
    public Outcome onFault(Cpu cpu, GuestFault fault, DecodedInstruction instruction) {
      return skip(cpu);
    }

    @Override
    public Outcome onSoftwareInterrupt(Cpu cpu, int vector, DecodedInstruction instruction) {
      return skip(cpu);
    }

    @Override
    public Outcome onSensitiveInstruction(Cpu cpu, DecodedInstruction instruction) {
      return skip(cpu);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void slicesAndObserversMakeNoDifference(int seed) {
    int ring = (seed & 1) == 0 ? 0 : 3;
    Cpu whole = run(seed, ring, CYCLES, false);
    Cpu stepped = run(seed, ring, 1, false);
    Cpu sliced = run(seed, ring, 97, true);
    for (Cpu other : new Cpu[] {stepped, sliced}) {
      assertThat(other.state.gpr).isEqualTo(whole.state.gpr);
      assertThat(other.state.rip).isEqualTo(whole.state.rip);
      assertThat(other.state.rflags()).isEqualTo(whole.state.rflags());
      assertThat(other.state.cr0).isEqualTo(whole.state.cr0);
      assertThat(other.cycles()).isEqualTo(whole.cycles());
      assertThat(other.retired()).isEqualTo(whole.retired());
      assertThat(other.mmu.memory().ram()).isEqualTo(whole.mmu.memory().ram());
    }
    assertThat(whole.retired()).isPositive();
  }

  private static Cpu run(int seed, int ring, long slice, boolean observed) {
    Random random = new Random(seed);
    byte[] code = new byte[CODE_SIZE];
    random.nextBytes(code);
    BareCore core = new BareCore(2).load(CODE, code);
    Cpu cpu = core.cpu;
    for (int i = 0; i < 16; i++) {
      cpu.state.gpr[i] = random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(0x40000);
    }
    cpu.setCpl(ring);
    cpu.setInterceptor(new Skipper());
    cpu.setTrapSensitive(true);
    if (observed) {
      cpu.setObserver(new ExecutionObserver() {});
    }
    StopReason stop = StopReason.BUDGET;
    while (stop == StopReason.BUDGET && cpu.cycles() < CYCLES) {
      stop = cpu.run(Math.min(slice, CYCLES - cpu.cycles()));
      if (stop == StopReason.HALTED) {
        cpu.state.halted = false;
        stop = StopReason.BUDGET;
      }
    }
    return cpu;
  }
}
