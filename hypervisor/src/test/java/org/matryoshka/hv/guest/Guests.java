package org.matryoshka.hv.guest;

import org.matryoshka.cpu.image.ElfImage;

/** Guests that several tests use. */
public final class Guests {
  private Guests() {}

  /** Computes for ever, and counts its rounds at 210000. */
  public static ElfImage spinning() {
    return GuestProgram.of(
        """
        .round: mov     ecx, 1000
        .loop:  imul    rax, rax, 7
                add     rax, rcx
                dec     ecx
                jnz     .loop
                inc     qword [0x210000]
                jmp     .round
        """);
  }

  /**
   * Touches memory page by page, so that a run leaves a state worth hashing, and ends.
   *
   * @param pages how many, from 1 to 400
   */
  public static ElfImage touching(int pages) {
    return GuestProgram.of(
        """
                mov     rdi, 0x220000
                mov     ecx, %d
        .page:  mov     [rdi], rdi
                mov     [rdi + 0xff8], rcx
                add     rdi, 0x1000
                dec     ecx
                jnz     .page
                putc    '.'
                finish  0
        """
            .formatted(pages));
  }

  /** Waits for an interrupt that never comes; IF is set. */
  public static ElfImage idle() {
    return GuestProgram.of(
        """
                call    setup
                mov     al, 0xff
                out     0x21, al
                out     0xa1, al
                sti
        .wait:  hlt
                jmp     .wait
        """);
  }
}
