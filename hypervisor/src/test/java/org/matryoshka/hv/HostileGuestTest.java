package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.hv.guest.Comparison;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.guest.Guests;

/**
 * Whatever a guest does, the host stays up and the neighbours' memory is what it would be without
 * it.
 */
class HostileGuestTest {
  private static final int ROUNDS = 60;
  private static final int STEPS = 20_000;

  private Hypervisor hypervisor;
  private VirtualMachine before;
  private VirtualMachine after;
  private String memoryBefore;
  private String memoryAfter;

  /** Neighbours that have run, hold memory and are paused. */
  @BeforeEach
  void neighbours() {
    hypervisor = new Hypervisor(HypervisorConfig.of(16 << 20, 2, SchedulerPolicy.WEIGHTED_FAIR));
    before = neighbour("before", VirtualizationMode.TRAP);
    after = neighbour("after", VirtualizationMode.CLASSIC);
    hypervisor.run(300_000);
    before.pause();
    after.pause();
    memoryBefore = before.memoryHash();
    memoryAfter = after.memoryHash();
  }

  private VirtualMachine neighbour(String name, VirtualizationMode mode) {
    VirtualMachine vm =
        hypervisor.create(VirtualMachineConfig.of(name, GuestRun.MEMORY).withMode(mode));
    GuestRun.boot(vm, Guests.spinning());
    return vm;
  }

  private void assertNeighboursUnharmed() {
    assertThat(before.memoryHash()).isEqualTo(memoryBefore);
    assertThat(after.memoryHash()).isEqualTo(memoryAfter);
    before.resume();
    after.resume();
    long rounds = before.memory().read(0x210000, 8);
    assertThat(hypervisor.run(2_000_000)).isEqualTo(RunResult.BUDGET);
    assertThat(before.memory().read(0x210000, 8)).isGreaterThan(rounds);
  }

  private VirtualMachine run(ElfImage image, VirtualizationMode mode, boolean check) {
    VirtualMachine vm =
        hypervisor.create(
            VirtualMachineConfig.of("hostile", GuestRun.MEMORY)
                .withMode(mode)
                .withShadowPages(VirtualMachineConfig.MIN_SHADOW_PAGES)
                .withCheckShadow(check));
    GuestRun.boot(vm, image);
    hypervisor.run(STEPS);
    return vm;
  }

  /**
   * Random bytes in place of a kernel. Its fault handler, which random code can overwrite, jumps to
   * a place of its own choice, so that a run does not end with the first fault; what the code
   * writes, it writes near the page tables.
   */
  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void randomCode(VirtualizationMode mode) {
    SplittableRandom random = new SplittableRandom(2026);
    int died = 0;
    for (int round = 0; round < ROUNDS; round++) {
      VirtualMachine vm = run(randomKernel(random), mode, round == 7);
      died += vm.state() == VmState.DEAD ? 1 : 0;
      vm.destroy();
    }
    assertThat(died).as("some die, not all at once").isBetween(1, ROUNDS - 1);
    assertNeighboursUnharmed();
  }

  static ElfImage randomKernel(SplittableRandom random) {
    StringBuilder source = new StringBuilder();
    source.append(Comparison.TABLES);
    source.append(
        """
                ; every exception: a new stack, some registers, and on at the next place
                lea     rdi, [rel idt]
                lea     rax, [rel again]
                mov     ecx, 64
        .gate:  mov     [rdi], ax
                mov     rdx, rax
                shr     rdx, 16
                mov     [rdi + 6], dx
                mov     byte [rdi + 4], 1
                add     rdi, 16
                dec     ecx
                jnz     .gate
        again:  mov     rax, [rel next]
                imul    rax, rax, 167
                add     rax, 13
                mov     [rel next], rax
                and     eax, 2047
                lea     rbx, [rel noise]
                add     rbx, rax
                mov     rsi, PT0
                mov     rdi, 0x302ff0
                mov     rcx, [rel next]
                and     ecx, 0xffff
                mov     rdx, PML4
                mov     eax, PT1
                mov     rbp, 0x210000
                mov     rsp, 0x88000
                jmp     rbx
        next:   dq      %d
        noise:  db      0x90
        """
            .formatted(random.nextInt(100000)));
    // Mostly plain noise, here and there an instruction that matters to a hypervisor.
    String[] matters = {
      "0x0f, 0x22, 0xda",
      "0x0f, 0x22, 0xd8",
      "0x0f, 0x01, 0x3a",
      "0x48, 0x89, 0x06",
      "0x48, 0x89, 0x57, 0x08",
      "0xf3, 0x48, 0xab",
      "0xf3, 0xa4",
      "0xee",
      "0xec",
      "0x9d",
      "0xfb",
      "0xcf",
      "0x48, 0xcf",
      "0x0f, 0x30",
      "0x0f, 0x32",
      "0xcd, 0x80",
      "0x0f, 0x05",
      "0x0f, 0x07",
      "0x0f, 0x01, 0xf8",
      "0x0f, 0x01, 0xc1",
      "0x0f, 0x22, 0xe0",
      "0x0f, 0x22, 0xc0",
      "0xf4",
      "0x8e, 0xd0",
      "0x8e, 0xd8",
      "0xff, 0x2a",
      "0x0f, 0x01, 0x12",
      "0x0f, 0x01, 0x1a",
      "0x0f, 0xa2"
    };
    for (int i = 0; i < 700; i++) {
      if (random.nextInt(3) == 0) {
        source.append("        db ").append(matters[random.nextInt(matters.length)]).append('\n');
      } else {
        source.append("        db ").append(random.nextInt(256)).append(", ");
        source.append(random.nextInt(256)).append('\n');
      }
    }
    return GuestProgram.of(source.toString());
  }

  /** Bytes alone, without anything set up. */
  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void randomBytes(VirtualizationMode mode) {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] code = new byte[4096];
      random.nextBytes(code);
      run(GuestProgram.image(code), mode, false).destroy();
    }
    assertNeighboursUnharmed();
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void hostilePageTables(VirtualizationMode mode) {
    String[] attacks = {
      // the top table in place of all others: every level is the same frame
      """
              mov     qword [PML4], PML4 + 0x23
              mov     qword [PML4 + 8], PML4 + 0x23
              mov     rax, cr3
              mov     cr3, rax
              mov     [0], rax
      """,
      // CR3 beyond memory, and beyond what there can be
      "        mov rax, 0xfffffff000\n        mov cr3, rax\n        nop\n",
      "        mov rax, 0x7fffffffffffe000\n        mov cr3, rax\n        nop\n",
      // tables in the window of the local APIC
      "        mov rax, 0xfee00000\n        mov cr3, rax\n        nop\n",
      """
              mov     rax, 0xfee00003
              mov     [PML4 + 8], rax
              mov     rbx, 0x8000000000
              mov     rcx, [rbx]
              mov     [rbx], rcx
      """,
      // the whole address space onto the page tables, written from end to end
      """
              mov     rdi, PT0
              mov     eax, PT0 + 3
              mov     ecx, 16
              rep stosq
              mov     rax, cr3
              mov     cr3, rax
              xor     edi, edi
              mov     ecx, 0x10000
              rep stosb
      """,
      // frames behind the end of memory
      """
              mov     rax, 0xfffff00003
              mov     [PT1 + 8 * 0x20], rax
              mov     rax, [0x220000]
              mov     [0x220000], rax
              mov     rax, 0xff80000083
              mov     [PD + 16], rax
              mov     rax, [0x400000]
              mov     [0x400000], rax
              mov     rax, 0x400000
              call    rax
      """,
      // an endless string store into a traced page that everything maps to
      """
              mov     rdi, 0x8000000000
              mov     qword [PML4 + 8], PML4 + 3
              mov     rcx, -1
              rep stosb
      """,
      // the stack, the IDT and the code in one page table
      "        mov rsp, PT0 + 0x800\n        push rax\n        push rbx\n        int 3\n",
      "        lidt [PT0]\n        int 3\n",
      "        mov rax, PT0\n        jmp rax\n"
    };
    for (String attack : attacks) {
      run(GuestProgram.of(Comparison.TABLES + attack + "        finish 0\n"), mode, true).destroy();
    }
    assertNeighboursUnharmed();
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void allPortsAndMsrs(VirtualizationMode mode) {
    VirtualMachine vm =
        hypervisor.create(VirtualMachineConfig.of("ports", GuestRun.MEMORY).withMode(mode));
    GuestRun.boot(
        vm,
        GuestProgram.of(
            """
                    call    setup
                    lea     rax, [rel .next]
                    mov     [rel resume], rax
                    xor     edx, edx
            .port:  cmp     edx, 0xf1
                    jb      .do
                    cmp     edx, 0xf7
                    jbe     .skip                   ; all but the one that ends it
            .do:    in      eax, dx
                    out     dx, al
                    not     eax
                    out     dx, ax
                    out     dx, eax
                    in      al, dx
            .skip:  inc     edx
                    cmp     edx, 0x10000
                    jb      .port
                    mov     qword [rel logp], LOG
                    xor     ebx, ebx
            .msr:   mov     ecx, ebx
                    rdmsr
                    wrmsr
            .next:  mov     qword [rel logp], LOG
                    inc     ebx
                    cmp     ebx, 0x400
                    jb      .msr
                    finish  0
            """));
    hypervisor.run(2_000_000);
    assertThat(vm.exitValue()).hasValue(0);
    vm.destroy();
    assertNeighboursUnharmed();
  }

  /**
   * An exception whose handler raises it again executes no instruction, and still uses the budget.
   */
  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void endlessExceptionsUseUpTheBudget(VirtualizationMode mode) {
    VirtualMachine vm =
        hypervisor.create(VirtualMachineConfig.of("loop", GuestRun.MEMORY).withMode(mode));
    GuestRun.boot(
        vm,
        GuestProgram.of(
            """
                    call    setup
                    lea     rax, [rel .bad]
                    mov     [rel idt + 6 * 16], ax
                    shr     rax, 16
                    mov     [rel idt + 6 * 16 + 6], ax
                    mov     byte [rel idt + 6 * 16 + 4], 1
            .bad:   ud2
            """));
    assertThat(hypervisor.run(50_000)).isEqualTo(RunResult.BUDGET);
    assertThat(vm.state()).isEqualTo(VmState.RUNNING);
    vm.destroy();
    assertNeighboursUnharmed();
  }
}
