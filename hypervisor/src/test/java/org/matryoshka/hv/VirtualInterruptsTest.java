package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;
import org.matryoshka.hv.observe.ExitRecord;

/** The virtual machine's own interrupt controllers and timers, and when interrupts get in. */
class VirtualInterruptsTest {
  /** Starts both 8259s at vectors 32 and 40 with IRQ 0 open, and counter 0 at 1 kHz. */
  private static final String PIC_AND_PIT =
      """
              call    setup
              mov     al, 0x11
              out     0x20, al
              out     0xa0, al
              mov     al, 32
              out     0x21, al
              mov     al, 40
              out     0xa1, al
              mov     al, 4
              out     0x21, al
              mov     al, 2
              out     0xa1, al
              mov     al, 1
              out     0x21, al
              out     0xa1, al
              mov     al, 0xfe
              out     0x21, al
              mov     al, 0xff
              out     0xa1, al
              mov     al, 0x34
              out     0x43, al
              mov     al, 1193 & 0xff
              out     0x40, al
              mov     al, 1193 >> 8
              out     0x40, al
      """;

  private static Hypervisor machine() {
    return new Hypervisor(
        new HypervisorConfig(8 << 20, 1, SchedulerPolicy.ROUND_ROBIN.create(), 100_000, 100_000));
  }

  private static VirtualMachine boot(
      Hypervisor hypervisor, String source, VirtualizationMode mode) {
    ElfImage image = GuestProgram.of(source);
    VirtualMachine vm =
        hypervisor.create(VirtualMachineConfig.of("test", GuestRun.MEMORY).withMode(mode));
    GuestRun.boot(vm, image);
    return vm;
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void timerTicksWhileTheGuestComputes(VirtualizationMode mode) {
    Hypervisor hypervisor = machine();
    VirtualMachine vm =
        boot(
            hypervisor,
            PIC_AND_PIT
                + """
                        sti
                .wait:  cmp     qword [rel ticks], 10
                        jb      .wait
                        cli
                        finish  0
                """,
            mode);
    assertThat(hypervisor.run(100_000_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.exitValue()).hasValue(0);
    // Ten periods of 1193 counts at 1193182 Hz, and the boot.
    assertThat(hypervisor.time()).isBetween(10_000_000L, 10_300_000L);
    List<ExitRecord> injected =
        hypervisor.log().records().stream()
            .filter(r -> r.exit() instanceof VmExit.ExternalInterrupt)
            .filter(r -> r.outcome().equals(new ExitOutcome.Injected(32)))
            .toList();
    assertThat(injected).hasSizeBetween(8, 10);
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void haltSleepsUntilTheTick(VirtualizationMode mode) {
    Hypervisor hypervisor = machine();
    VirtualMachine vm =
        boot(
            hypervisor,
            PIC_AND_PIT
                + """
                        mov     ebx, 20
                .wait:  sti
                        hlt
                        cli
                        dec     ebx
                        jnz     .wait
                        mov     rax, [rel ticks]
                        finish  al
                """,
            mode);
    assertThat(hypervisor.run(100_000_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.exitValue()).hasValue(20);
    assertThat(hypervisor.time()).isBetween(18_900_000L, 20_300_000L);
    assertThat(vm.instructions()).as("it slept, it did not spin").isLessThan(4000);
    assertThat(vm.statistics().cycles()).isLessThan(1_000_000);
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void localApicTimerInterrupts(VirtualizationMode mode) {
    Hypervisor hypervisor = machine();
    VirtualMachine vm =
        boot(
            hypervisor,
            """
                    call    setup
                    mov     al, 0xff
                    out     0x21, al
                    out     0xa1, al
                    mov     rdi, 0xfee00000
                    mov     dword [rdi + 0xf0], 0x1ff       ; on, spurious vector 255
                    mov     dword [rdi + 0x3e0], 0xb        ; divide by 1
                    mov     dword [rdi + 0x320], 0x20030    ; periodic, vector 48
                    mov     dword [rdi + 0x380], 50000
                    xor     ebx, ebx
                    sti
            .wait:  hlt
                    mov     dword [rdi + 0xb0], 0           ; end of interrupt
                    inc     ebx
                    cmp     ebx, 5
                    jb      .wait
                    finish  0
            """,
            mode);
    assertThat(hypervisor.run(100_000_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.exitValue()).hasValue(0);
    assertThat(hypervisor.time()).isGreaterThan(250_000L);
    assertThat(vm.statistics().mmio()).isGreaterThanOrEqualTo(9);
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void interruptWaitsForTheWindowAndTheShadow(VirtualizationMode mode) {
    Hypervisor hypervisor = machine();
    VirtualMachine vm =
        boot(
            hypervisor,
            PIC_AND_PIT
                + """
                        mov     ecx, 3000000            ; the tick comes while interrupts are off
                .spin:  dec     ecx
                        jnz     .spin
                        mov     rax, [rel ticks]
                        mov     [0x210000], rax
                        sti
                        inc     qword [0x210008]        ; in the shadow of STI: still no interrupt
                        mov     rax, [rel ticks]
                        mov     [0x210010], rax
                        cli
                        mov     rax, [LOG + 16]         ; RIP at the first interrupt
                        lea     rbx, [rel .behind]
                        jmp     .end
                .behind:
                .end:   finish  0
                """,
            mode);
    assertThat(hypervisor.run(100_000_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.memory().read(0x210000, 8)).isZero();
    assertThat(vm.memory().read(0x210008, 8)).isEqualTo(1);
    assertThat(vm.memory().read(0x210010, 8)).isEqualTo(1);
    List<ExitRecord> windows =
        hypervisor.log().records().stream()
            .filter(r -> r.exit() instanceof VmExit.InterruptWindow)
            .toList();
    assertThat(windows).hasSize(1);
    assertThat(windows.getFirst().sentence())
        .isEqualTo(
            "The guest can take interrupts again, and one waits; the hypervisor entered the"
                + " guest's handler for vector 32.");
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void haltWithInterruptsOffIsForEver(VirtualizationMode mode) {
    Hypervisor hypervisor = machine();
    VirtualMachine vm = boot(hypervisor, PIC_AND_PIT + "        hlt\n", mode);
    assertThat(hypervisor.run(100_000_000)).isEqualTo(RunResult.ALL_IDLE);
    assertThat(vm.state()).isEqualTo(VmState.RUNNING);
  }

  @ParameterizedTest
  @EnumSource(VirtualizationMode.class)
  void serialInputInterrupts(VirtualizationMode mode) {
    Hypervisor hypervisor = machine();
    VirtualMachine vm =
        boot(
            hypervisor,
            PIC_AND_PIT
                + """
                        mov     al, 0xef                ; IRQ 4 instead
                        out     0x21, al
                        mov     dx, 0x3f9
                        mov     al, 1
                        out     dx, al
                        mov     dx, 0x3fc
                        mov     al, 8
                        out     dx, al
                        sti
                        hlt
                        mov     dx, 0x3f8
                        in      al, dx
                        finish  al
                """,
            mode);
    vm.type(new byte[] {'q'});
    assertThat(hypervisor.run(100_000_000)).isEqualTo(RunResult.ALL_ENDED);
    assertThat(vm.exitValue()).hasValue('q');
  }
}
