package org.matryoshka.hv.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.HypervisorConfig;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.SchedulerPolicy;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VirtualMachineConfig;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.ExitHandlers;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.ExitReason;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.guest.Comparison;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.observe.ExitRecord;

/** What the shadow keeps, what it gives up, and that a guest sees the same with little of it. */
class ShadowPolicyTest {
  private final Hypervisor hypervisor =
      new Hypervisor(
          new HypervisorConfig(
              12 << 20, 1, SchedulerPolicy.ROUND_ROBIN.create(), 10_000_000, 100_000));

  private VirtualMachine run(String source, int shadowPages) {
    VirtualMachine vm =
        hypervisor.create(
            VirtualMachineConfig.of("test", GuestRun.MEMORY)
                .withShadowPages(shadowPages)
                .withCheckShadow(true));
    GuestRun.boot(vm, GuestProgram.of(Comparison.TABLES + source));
    assertThat(hypervisor.run(1_000_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.exitValue()).hasValue(0);
    return vm;
  }

  @Test
  void rootsAreCachedAcrossChangesOfCr3() {
    VirtualMachine vm =
        run(
            """
                    mov     rsi, PML4               ; a second address space with the same tables
                    mov     rdi, 0x306000
                    mov     ecx, 512
                    rep movsq
                    mov     ebx, 20
            .again: mov     eax, 0x306000
                    mov     cr3, rax
                    mov     rcx, [0x210000]
                    mov     eax, PML4
                    mov     cr3, rax
                    mov     rcx, [0x210000]
                    dec     ebx
                    jnz     .again
                    finish  0
            """,
            200);
    ShadowStatistics statistics = vm.shadow().statistics();
    // Roots: the loader's with and without NXE, the guest's without and with WP, the second one.
    assertThat(statistics.rootMisses()).isLessThanOrEqualTo(6);
    assertThat(statistics.rootHits()).isGreaterThanOrEqualTo(38);
    assertThat(statistics.hiddenFaults()).isLessThan(60);
  }

  @Test
  void aTableThatIsOnlyWrittenIsNoLongerTraced() {
    VirtualMachine vm =
        run(
            """
                    mov     rax, [0x210000]
                    mov     rdi, 0x305000           ; a table for 4 to 6 MiB, used once
                    mov     qword [PD + 16], 0x305007
                    mov     qword [rdi], 0x210003
                    mov     rax, [0x400000]
                    mov     qword [PD + 16], 0      ; and freed
                    invlpg  [0x400000]
                    xor     ecx, ecx
            .data:  mov     [rdi + rcx * 8], rcx    ; its frame is data now
                    inc     ecx
                    cmp     ecx, 512
                    jb      .data
                    finish  0
            """,
            200);
    assertThat(vm.shadow().statistics().flooded()).isPositive();
    assertThat(vm.memory().isTraced(0x305)).isFalse();
    assertThat(vm.statistics().traceWrites()).isLessThan(40);
  }

  @Test
  void theLimitOfShadowPagesHoldsAndTheGuestSeesNothing() {
    String source =
        """
                ; the same 2 MiB at 64 places of the address space: 64 times two tables of shadow
                mov     ecx, 1
        .map:   mov     rax, PDPT + 7
                mov     [PML4 + rcx * 8], rax
                inc     ecx
                cmp     ecx, 64
                jb      .map
                xor     ebx, ebx
                mov     ebp, 3
        .round: mov     ecx, 1
        .touch: mov     rax, rcx
                shl     rax, 39
                add     rax, 0x210000
                inc     qword [rax]
                add     rbx, [rax]
                mov     [rax + 8], rbx
                inc     ecx
                cmp     ecx, 64
                jb      .touch
                dec     ebp
                jnz     .round
                finish  0
        """;
    VirtualMachine roomy = run(source, 300);
    VirtualMachine tight = run(source, VirtualMachineConfig.MIN_SHADOW_PAGES);
    assertThat(tight.shadow().statistics().pagesMax())
        .isLessThanOrEqualTo(VirtualMachineConfig.MIN_SHADOW_PAGES);
    assertThat(tight.memoryHash()).isEqualTo(roomy.memoryHash());
    assertThat(tight.memory().read(0x210000, 8)).isEqualTo(189);
  }

  @Test
  void tinyShadowStillServesManyTables() {
    String source =
        """
                ; 60 tables of 2 MiB each, all made of the same frames
                mov     rdi, 0x310000
                mov     ecx, 60
        .table: mov     rax, rdi
                or      eax, 7
                mov     rdx, rcx
                mov     [PD + 16 + rdx * 8], rax
                mov     qword [rdi + 8 * 3], 0x210003
                add     rdi, 0x1000
                dec     ecx
                jnz     .table
                mov     ebp, 3
        .round: mov     ecx, 60
        .touch: mov     rax, rcx
                add     rax, 2
                shl     rax, 21
                inc     qword [rax + 0x3000]
                dec     ecx
                jnz     .touch
                dec     ebp
                jnz     .round
                finish  0
        """;
    VirtualMachine tight = run(source, VirtualMachineConfig.MIN_SHADOW_PAGES);
    assertThat(tight.memory().read(0x210000, 8)).isEqualTo(180);
    assertThat(tight.shadow().statistics().recycled()).isGreaterThan(50);
  }

  @Test
  void faultsAreNamedByTheirCause() {
    run(
        """
                mov     qword [PT1 + 8 * 0x10], 0
                lea     rax, [rel .behind]
                mov     [rel resume], rax
                mov     rbx, [0x210000]                 ; true
        .behind:
                mov     rbx, [0x211000]                 ; hidden
                mov     qword [PT1 + 8 * 0x10], 0x210003        ; traced
                mov     eax, 0xc0000083                 ; 3 GiB, to reach the APIC
                mov     [PDPT + 24], rax
                mov     eax, 0xfee00020
                mov     ebx, [rax]                      ; mmio
                finish  0
        """,
        200);
    List<ExitRecord> faults =
        hypervisor.log().records().stream()
            .filter(record -> record.exit() instanceof VmExit.PageFault)
            .toList();
    assertThat(find(faults, 0x210000).sentence())
        .isEqualTo(
            "The guest read from 0x210000, which its own page tables forbid; the hypervisor entered"
                + " the guest's handler for vector 14.");
    assertThat(find(faults, 0x211000).exit().cause()).isEqualTo(ExitCause.HIDDEN_FAULT);
    assertThat(find(faults, 0x304080).exit().cause()).isEqualTo(ExitCause.TRACE_WRITE);
    assertThat(find(faults, 0xFEE00020L).exit().cause()).isEqualTo(ExitCause.MMIO);
  }

  /** The last fault at an address. */
  private static ExitRecord find(List<ExitRecord> faults, long gva) {
    return faults.stream()
        .filter(
            record ->
                record.exit() instanceof VmExit.PageFault(long at, int _, ExitCause _) && at == gva)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  @Test
  void aLabCanPutItsOwnHandlerInPlaceOfOurs() {
    Hypervisor lab =
        new Hypervisor(
            HypervisorConfig.of(8 << 20, 1, SchedulerPolicy.ROUND_ROBIN),
            ExitHandlers.standard()
                .with(
                    VmExit.Cpuid.class,
                    (vcpu, exit) -> {
                      vcpu.cpu().state.gpr[0] = 4711;
                      vcpu.skipInstruction();
                      return ExitOutcome.Emulated.INSTANCE;
                    }),
            LazyShadowMmu::new);
    VirtualMachine vm = lab.create(VirtualMachineConfig.of("lab", GuestRun.MEMORY));
    GuestRun.boot(
        vm, GuestProgram.of("        cpuid\n        mov [0x210000], eax\n        finish 0\n"));
    assertThat(lab.run(1000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.memory().read(0x210000, 4)).isEqualTo(4711);
    assertThat(vm.statistics().exits())
        .anySatisfy(row -> assertThat(row.reason()).isEqualTo(ExitReason.CPUID));
  }
}
