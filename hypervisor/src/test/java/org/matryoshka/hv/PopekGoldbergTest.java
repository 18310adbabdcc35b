package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;

/**
 * The gap of Popek and Goldberg, instruction by instruction: the names of Robin and Irvine,
 * "Analysis of the Intel Pentium's Ability to Support a Secure Virtual Machine Monitor" (USENIX
 * Security 2000), and CPUID. Each is executed by a guest's kernel, which keeps what it saw: in mode
 * trap exactly what a bare machine shows; in mode classic, where the instruction neither traps nor
 * means the same in ring 3, something else.
 */
class PopekGoldbergTest {
  /**
   * An instruction.
   *
   * @param name as in the paper
   * @param code leaves what it saw in RBX
   * @param hole whether a classic x86 in 64-bit mode runs it deprivileged without a trap and with
   *     another result
   */
  record Sensitive(String name, String code, boolean hole) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sensitive> instructions() {
    return Stream.of(
        // Sensitive registers
        new Sensitive("SGDT", "sgdt [0x210000]\n mov rbx, [0x210002]", true),
        new Sensitive("SIDT", "sidt [0x210000]\n mov rbx, [0x210002]", true),
        new Sensitive("SLDT", "mov eax, LDT\n lldt ax\n sldt ebx", true),
        new Sensitive("SMSW", "mov rax, cr0\n or rax, 1 << 1\n mov cr0, rax\n smsw ebx", true),
        new Sensitive("PUSHF", "cli\n pushfq\n pop rbx", true),
        // The silent loss of IF: does a waiting interrupt get in?
        new Sensitive(
            "POPF",
            """
            mov     al, 0xff
                    out     0x21, al
                    out     0xa1, al
                    mov     rdi, 0xfee00000
                    mov     dword [rdi + 0xf0], 0x1ff
                    mov     dword [rdi + 0x300], 0x44031    ; an interrupt to itself, vector 49
                    mov     ecx, 1000
            .wait:  dec     ecx
                    jnz     .wait
                    push    0x202
                    popfq
                    nop
                    nop
                    mov     rbx, [rel events]
            """,
            true),
        // Protection system references
        new Sensitive("LAR", "mov eax, KCODE\n lar ebx, eax", true),
        new Sensitive("LSL", "mov eax, KCODE\n lsl ebx, eax", true),
        new Sensitive("VERR", "mov eax, KCODE\n verr ax\n setz bl", true),
        new Sensitive("VERW", "mov eax, KDATA\n verw ax\n setz bl", true),
        new Sensitive("STR", "str ebx", true),
        new Sensitive("MOV from segment", "mov ebx, cs", true),
        new Sensitive("MOV to segment", "mov eax, KDATA\n mov es, ax\n mov ebx, es", false),
        new Sensitive("PUSH segment", "push fs\n pop rbx", false),
        new Sensitive("POP segment", "push KDATA\n pop gs\n mov ebx, gs", false),
        new Sensitive(
            "CALL far",
            """
            mov     dword [0x210000], .there
                    mov     dword [0x210004], KCODE
                    call    far dword [0x210000]
                    jmp     .end
            .there: pop     rbx
                    push    rbx
                    retf
            .end:
            """,
            false),
        new Sensitive(
            "JMP far",
            """
            mov     dword [0x210000], .there
                    mov     dword [0x210004], KCODE
                    jmp     far dword [0x210000]
                    ud2
            .there: mov     ebx, 1
            """,
            false),
        new Sensitive(
            "RET far", "push KCODE\n push .there\n o64 retf\n ud2\n.there: mov ebx, 1", false),
        new Sensitive(
            "IRET",
            """
            mov     rax, rsp
                    push    KDATA
                    push    rax
                    push    0x202
                    push    KCODE
                    push    .there
                    iretq
                    ud2
            .there: mov     ebx, 1
            """,
            false),
        new Sensitive("INT n", "int 0x30\n mov rbx, [LOG + 24]", false),
        // Not in the paper, but it tells one machine from another
        new Sensitive("CPUID", "mov eax, 0x40000000\n cpuid", false));
  }

  private static GuestRun run(Sensitive instruction, VirtualizationMode mode) {
    ElfImage image =
        GuestProgram.of(
            """
                    call    setup
                    lea     rax, [rel fault]
                    mov     [rel resume], rax
                    xor     ebx, ebx
                    jmp     begin
            fault:  mov     rbx, -1
                    finish  1
            begin:
                    %s
                    mov     [0x211000], rbx
                    finish  0
            """
                .formatted(instruction.code));
    return mode == null ? GuestRun.bare(image) : GuestRun.virtual(image, mode);
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void trapModeClosesTheGap(Sensitive instruction) {
    GuestRun bare = run(instruction, null);
    GuestRun virtual = run(instruction, VirtualizationMode.TRAP);
    assertThat(bare.end()).isEqualTo("exit 0");
    assertThat(virtual.end()).isEqualTo("exit 0");
    if (instruction.name.equals("CPUID")) {
      // The one thing that a guest is told.
      assertThat(virtual.word(0x211000)).isEqualTo(0x7274614DL);
      assertThat(bare.word(0x211000)).isNotEqualTo(0x7274614DL);
    } else {
      assertThat(virtual.word(0x211000)).isEqualTo(bare.word(0x211000));
    }
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void classicModeShowsIt(Sensitive instruction) {
    GuestRun bare = run(instruction, null);
    GuestRun virtual = run(instruction, VirtualizationMode.CLASSIC);
    assertThat(virtual.end()).isEqualTo("exit 0");
    if (instruction.hole) {
      assertThat(virtual.word(0x211000)).isNotEqualTo(bare.word(0x211000));
    } else {
      assertThat(virtual.word(0x211000)).isEqualTo(bare.word(0x211000));
    }
  }
}
