package org.matryoshka.hv;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.matryoshka.hv.guest.Comparison;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What time travel costs: two million steps of a guest that computes and writes so many pages in
 * that time, alone, with a snapshot at their end, and with a way back.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SnapshotBenchmark {
  private static final long STEPS = 2_000_000;
  private static final int KEPT = 50;

  /** Pages that the guest writes between two snapshots, about. */
  @Param({"16", "256"})
  public int pages;

  private Hypervisor hypervisor;
  private final ArrayDeque<HypervisorSnapshot> snapshots = new ArrayDeque<>();

  /** Boots the guest. */
  @Setup
  public void boot() {
    hypervisor = new Hypervisor(HypervisorConfig.of(64 << 20, 1, SchedulerPolicy.ROUND_ROBIN));
    VirtualMachine vm = hypervisor.create(VirtualMachineConfig.of("bench", GuestRun.MEMORY));
    GuestRun.boot(
        vm,
        GuestProgram.of(
            Comparison.TABLES
                + """
                round:  mov     edi, 0x210000
                        mov     edx, %d
                page:   inc     qword [rdi]
                        mov     ecx, %d
                work:   imul    rax, rax, 7
                        add     rax, [rdi]
                        dec     ecx
                        jnz     work
                        add     rdi, 0x1000
                        cmp     rdi, 0x300000
                        jb      on
                        mov     edi, 0x310000
                on:     dec     edx
                        jnz     page
                        jmp     round
                """
                    .formatted(Math.min(pages, 400), STEPS / 4 / pages)));
    hypervisor.run(10 * STEPS);
    snapshots.clear();
  }

  private void keep(HypervisorSnapshot snapshot) {
    snapshots.add(snapshot);
    if (snapshots.size() > KEPT) {
      snapshots.remove().release();
    }
  }

  /** The yardstick. */
  @Benchmark
  public RunResult run() {
    return hypervisor.run(STEPS);
  }

  /** With a snapshot. */
  @Benchmark
  public RunResult runAndSave() {
    RunResult result = hypervisor.run(STEPS);
    keep(hypervisor.save());
    return result;
  }

  /** Back to where it began. */
  @Benchmark
  public long runAndRestore() {
    if (snapshots.isEmpty()) {
      keep(hypervisor.save());
    }
    hypervisor.run(STEPS);
    hypervisor.restore(snapshots.getLast());
    return hypervisor.position();
  }
}
