package org.matryoshka.hv;

import java.util.concurrent.TimeUnit;
import org.matryoshka.hv.guest.Comparison;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The host's time for one round of a guest's loop that causes exits of one kind: one exit a round,
 * two for a page fault of the guest's own and its IRETQ, three for a page that is mapped, touched
 * and invalidated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class ExitBenchmark {
  private static final int ROUNDS = 1000;

  /** What a round does. */
  @Param({"cpuid", "in", "cr3", "pushf", "truefault", "remap"})
  public String kind;

  private Hypervisor hypervisor;
  private VirtualMachine vm;

  /** Boots the guest. */
  @Setup
  public void boot() {
    String body =
        switch (kind) {
          case "cpuid" -> "        cpuid\n";
          case "in" -> "        mov dx, 0x3fd\n        in al, dx\n";
          case "cr3" -> "        mov cr3, r9\n";
          case "pushf" -> "        pushfq\n        pop rax\n";
          case "truefault" ->
              "        mov qword [rel logp], LOG\n        mov rax, [0x210000]\nbehind:\n";
          default ->
              """
                      xor     r8, 0x1000              ; one frame, then the other
                      mov     [PT1 + 8 * 0x20], r8
                      invlpg  [0x220000]
                      mov     rax, [0x220000]
              """;
        };
    String program =
        Comparison.TABLES
            + """
                    mov     r9, cr3
                    mov     r8, 0x212003
                    mov     qword [PT1 + 8 * 0x10], 0
                    lea     rax, [rel %s]
                    mov     [rel resume], rax
            round:
            """
                .formatted(kind.equals("truefault") ? "behind" : "round")
            + body
            + """
                    inc     qword [0x211000]
                    jmp     round
            """;
    hypervisor = new Hypervisor(HypervisorConfig.of(8 << 20, 1, SchedulerPolicy.ROUND_ROBIN));
    vm = hypervisor.create(VirtualMachineConfig.of("bench", GuestRun.MEMORY));
    GuestRun.boot(vm, GuestProgram.of(program));
    hypervisor.run(10_000);
  }

  private long rounds() {
    return vm.memory().read(0x211000, 8);
  }

  /** So many rounds, and a few more. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public long rounds1000() {
    long end = rounds() + ROUNDS;
    while (rounds() < end) {
      hypervisor.run(5 * (end - rounds()));
    }
    return rounds();
  }
}
