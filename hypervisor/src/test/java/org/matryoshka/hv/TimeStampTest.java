package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matryoshka.hv.guest.Comparison;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;

/**
 * The time-stamp counter of a guest: in mode trap it is offset, so that reading it does not exit.
 */
class TimeStampTest {
  /** Sets the counter, reads it twice, and leaves the difference and the first value's top. */
  private static String reading(String instruction) {
    return """
            mov     qword [0x211000], 0     ; touched: no hidden fault later
            mov     ecx, 0x10               ; the counter
            mov     edx, 0x1234
            xor     eax, eax
            wrmsr
            mov     ecx, 0xc0000103         ; TSC_AUX
            xor     edx, edx
            mov     eax, 77
            wrmsr
            %1$s
            mov     [0x211008], rdx
            mov     rbx, rax
            %1$s
            sub     rax, rbx
            mov     [0x211000], rax
            mov     [0x211010], rcx
            finish  0
    """
        .formatted(instruction);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rdtsc", "rdtscp"})
  void readingItCostsTheGuestNoExit(String instruction) {
    var image = GuestProgram.of(reading(instruction));
    GuestRun bare = GuestRun.bare(image);
    GuestRun virtual = GuestRun.virtual(image, VirtualizationMode.TRAP);
    assertThat(virtual.word(0x211000)).as("cycles between two").isEqualTo(bare.word(0x211000));
    assertThat(virtual.word(0x211008)).as("high half").isEqualTo(0x1234);
    assertThat(virtual.word(0x211010)).as("RCX").isEqualTo(bare.word(0x211010));
    GuestRun classic = GuestRun.virtual(image, VirtualizationMode.CLASSIC);
    assertThat(classic.word(0x211008)).isEqualTo(0x1234);
    assertThat(classic.word(0x211000)).as("with exits").isGreaterThan(500);
  }

  @Test
  void singleSteppingSeesIt() {
    Comparison.assertSame(
        """
                call    setup
                pushfq
                or      qword [rsp], 0x100      ; TF
                popfq
                rdtsc
                nop
                rdtscp
                pushfq
                and     qword [rsp], ~0x100
                popfq
                xor     eax, eax
                xor     edx, edx
                mov     ecx, 16
                lea     rdi, [LOG + 56]         ; the log kept RAX, which depends on time
        .clear: mov     [rdi], rax
                add     rdi, 64
                dec     ecx
                jnz     .clear
                mov     ecx, 16
                lea     rdi, [rsp - 128]        ; and so did the stack
                rep     stosq
                finish  0
        """);
  }

  @Test
  void aKernelCanForbidItToUserMode() {
    Comparison.assertSame(
        """
                call    setup
                mov     qword [0x303000], 0x304007
                mov     qword [0x304000], 0x305007
                mov     qword [0x305000], 0x87  ; 0 to 4 MiB, for everybody
                mov     qword [0x305008], 0x200087
                mov     eax, 0x303000
                mov     cr3, rax
                mov     rax, cr4
                or      rax, 4                  ; TSD
                mov     cr4, rax
                rdtsc                           ; the kernel may
                lea     rax, [rel done]
                mov     [rel resume], rax
                xor     edx, edx
                push    UDATA
                push    0x1f0000
                push    0x3202                  ; IOPL 3, so that it can end itself
                push    UCODE
                push    user
                iretq
        user:   rdtsc                           ; the user may not
                finish  1
        done:   finish  0
        """);
  }
}
