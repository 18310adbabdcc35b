package org.matryoshka.hv.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.hv.VirtualizationMode;

/** Compares what a program leaves behind on the bare machine and in a virtual machine. */
public final class Comparison {
  /** Makes 4 KiB tables for the first 4 MiB: root at 300000, all writable by the kernel. */
  public static final String TABLES =
      """
      PML4    equ 0x300000
      PDPT    equ 0x301000
      PD      equ 0x302000
      PT0     equ 0x303000            ; 0 to 2 MiB
      PT1     equ 0x304000            ; 2 to 4 MiB
              call    setup
              mov     qword [PML4], PDPT + 7
              mov     qword [PDPT], PD + 7
              mov     qword [PD], PT0 + 7
              mov     qword [PD + 8], PT1 + 7
              mov     rdi, PT0
              mov     eax, 7
      .fill:  stosq
              add     rax, 0x1000
              cmp     rdi, PT0 + 0x2000
              jb      .fill
              mov     ecx, 0xc0000080         ; NXE, SCE
              rdmsr
              or      eax, 0x801
              wrmsr
              mov     eax, PML4
              mov     cr3, rax
              mov     rax, cr0
              or      rax, 1 << 16            ; WP
              mov     cr0, rax
      ; try N, instruction: executes it; a fault goes on behind it.
      %macro  try 1+
              lea     r15, [rel %%after]
              mov     [rel resume], r15
              %1
      %%after:
      %endmacro
      """;

  /** Runs a program both ways; on the bare machine it must end well. */
  public static void assertSame(String source) {
    ElfImage image = GuestProgram.of(source);
    GuestRun bare = GuestRun.bare(image);
    assertThat(bare.end()).isEqualTo("exit 0");
    assertSame(bare, GuestRun.virtual(image, VirtualizationMode.TRAP));
  }

  /** Compares two runs. */
  public static void assertSame(GuestRun bare, GuestRun virtual) {
    assertThat(virtual.end()).isEqualTo(bare.end());
    assertThat(virtual.console()).isEqualTo(bare.console());
    assertThat(virtual.differences(bare)).isEmpty();
    assertThat(virtual.state().gpr).isEqualTo(bare.state().gpr);
    assertThat(virtual.state().rip).isEqualTo(bare.state().rip);
    assertThat(virtual.state().rflags()).isEqualTo(bare.state().rflags());
    assertThat(virtual.state().cr2).isEqualTo(bare.state().cr2);
    assertThat(Arrays.stream(virtual.state().segments).map(s -> s.selector))
        .isEqualTo(Arrays.stream(bare.state().segments).map(s -> s.selector).toList());
  }

  private Comparison() {}
}
