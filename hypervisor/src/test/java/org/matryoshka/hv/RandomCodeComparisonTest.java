package org.matryoshka.hv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matryoshka.hv.guest.Comparison.TABLES;
import static org.matryoshka.hv.guest.Comparison.assertSame;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.hv.guest.GuestProgram;
import org.matryoshka.hv.guest.GuestRun;

/**
 * Random code in ring 0 and ring 3 leaves the same on the bare machine and in a virtual machine.
 * Bytes are left out that read the time, a device, or what a guest is told, and short jumps, which
 * mostly make endless loops; and page tables are not mapped, since who changes them and does not
 * invalidate gets what the translation cache happens to hold.
 */
class RandomCodeComparisonTest {
  private static final int PROGRAMS = 60;

  /** After so many exceptions a program ends. */
  private static final int EVENTS = 40;

  private static final String KERNEL =
      """
              lea     rdi, [rel idt]
              lea     rax, [rel again]
              mov     ecx, 64
              mov     qword [PT1 + 8 * 0x100], 0      ; the page tables are out of reach
              mov     qword [PT1 + 8 * 0x101], 0
              mov     qword [PT1 + 8 * 0x102], 0
              mov     qword [PT1 + 8 * 0x103], 0
              mov     qword [PT1 + 8 * 0x104], 0
              mov     rdx, cr3
              mov     cr3, rdx
      .gate:  mov     [rdi], ax
              mov     rdx, rax
              shr     rdx, 16
              mov     [rdi + 6], dx
              mov     byte [rdi + 4], 1
              add     rdi, 16
              dec     ecx
              jnz     .gate
              jmp     onward
              align   16
      ; Every exception: keeps vector-free evidence (RIP, RFLAGS, CR2), and goes on at the next place.
      again:  mov     rax, [rel next]
              mov     rdx, cr2
              mov     rcx, [rsp]
              lea     rbx, [rel evidence]
              mov     rsi, rax
              and     esi, 63
              mov     [rbx + rsi * 8], rcx
              add     [rbx + rsi * 8 + 512], rdx
              mov     rcx, [rsp + 16]
              xor     [rbx + rsi * 8 + 1024], rcx
              dec     qword [rel left]
              jnz     onward
              mov     rsp, 0x88000
              mov     dx, 0xf4
              mov     al, 0
              out     dx, al
      onward: mov     rax, [rel next]
              imul    rax, rax, 167
              add     rax, 13
              mov     [rel next], rax
              mov     r8, rax
              and     eax, 2047
              lea     rbx, [rel noise]
              add     rbx, rax
              mov     rsi, 0x210800
              mov     rdi, 0x211ff0
              movzx   ecx, r8w
              mov     rdx, PML4
              mov     eax, 0x212000
              mov     rbp, 0x210000
              mov     rsp, 0x80000
              bt      r8, 20
              jc      .user
              push    2
              popfq
              jmp     rbx
      .user:  push    UDATA
              push    0x2f0000
              push    2
              push    UCODE
              push    rbx
              iretq
              align   4096
      next:   dq      FIRST_PLACE
      left:   dq      EVENTS
      evidence: times 256 dq 0
              align   4096
      noise:
      """;

  private static final String[] MATTERS = {
    "0x0f, 0x22, 0xda",
    "0x0f, 0x22, 0xd8",
    "0x0f, 0x01, 0x3a",
    "0x48, 0x89, 0x06",
    "0x48, 0x89, 0x57, 0x08",
    "0xf3, 0x48, 0xab",
    "0xf3, 0xa4",
    "0x9d",
    "0xfb",
    "0xfa",
    "0x9c",
    "0x48, 0xcf",
    "0xcd, 0x30",
    "0x0f, 0x05",
    "0x48, 0x0f, 0x07",
    "0x0f, 0x01, 0xf8",
    "0x8e, 0xd0",
    "0x8e, 0xd8",
    "0xff, 0x2a",
    "0x0f, 0x00, 0xc8",
    "0x0f, 0x01, 0x06",
    "0x66, 0x0f, 0x02, 0xc1",
    "0x48, 0x83, 0x26, 0x00",
    "0x0f, 0x20, 0xc0",
    "0x48, 0x31, 0x17",
    "0xcc",
    "0x0f, 0x0b",
    "0x80, 0x0e, 0x01",
    "0x80, 0x66, 0x08, 0xfe",
    "0x8c, 0xc8"
  };

  private static ElfImage program(SplittableRandom random) {
    StringBuilder source = new StringBuilder(TABLES);
    source.append("FIRST_PLACE equ %d\nEVENTS equ %d\n".formatted(random.nextInt(100_000), EVENTS));
    source.append(KERNEL);
    for (int i = 0; i < 700; i++) {
      if (random.nextInt(3) == 0) {
        source.append("        db ").append(MATTERS[random.nextInt(MATTERS.length)]).append('\n');
      } else {
        source.append("        db ").append(harmless(random)).append(", ");
        source.append(harmless(random)).append('\n');
      }
    }
    source.append("        times 8192 db 0xcc\n");
    return GuestProgram.of(source.toString());
  }

  private static int harmless(SplittableRandom random) {
    while (true) {
      int b = random.nextInt(256);
      boolean port = in(b, 0xE4, 0xE7) || in(b, 0xEC, 0xEF) || in(b, 0x6C, 0x6F);
      boolean tells = b == 0x31 || b == 0x32 || b == 0xF9 || b == 0xA2 || b == 0xC1 || b == 0xF4;
      boolean jump = in(b, 0x70, 0x7F) || in(b, 0xE0, 0xE3) || b == 0xEB || b == 0xE9;
      if (!port && !tells && !jump) {
        return b;
      }
    }
  }

  private static boolean in(int b, int first, int last) {
    return b >= first && b <= last;
  }

  @Test
  void randomCodeLeavesTheSame() {
    int ended = 0;
    SplittableRandom seeds = new SplittableRandom(42);
    for (int i = 0; i < PROGRAMS; i++) {
      long seed = seeds.nextLong();
      ElfImage image = program(new SplittableRandom(seed));
      GuestRun bare = GuestRun.bare(image, 300_000);
      if (!bare.end().equals("BUDGET")) {
        ended++;
        try {
          assertSame(bare, GuestRun.virtual(image, VirtualizationMode.TRAP, false));
        } catch (AssertionError e) {
          throw new AssertionError("program " + i + ", seed " + seed, e);
        }
      }
    }
    assertThat(ended).as("programs that came to an end").isGreaterThan(5);
  }
}
