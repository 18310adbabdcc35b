package org.matryoshka.hv.shadow;

import static org.matryoshka.hv.guest.Comparison.TABLES;

import java.util.Random;

/**
 * Writes a random program that changes its page tables and control registers in every way that an
 * operating system may, invalidates what the manual asks for, and looks at the result from ring 0
 * and ring 3. It needs a {@code GuestProgram} prelude and ends well by construction.
 *
 * <p>The pages 210000 to 217000 (the window) are what it plays with; in the regions at 400000 and
 * 40000000 they appear again through other tables and large pages. A second set of tables shares
 * all but the window's.
 */
public final class RandomPagingProgram {
  private static final int FIRST_PAGE = 0x10;
  private static final int PAGES = 8;

  /** Pages that are now data, now a page table that maps the region at 400000. */
  private static final int RECYCLED = 0x23_0000;

  private static final String SETUP =
      """
      PML4B   equ 0x306000
      PDPTB   equ 0x307000
      PDB     equ 0x308000
      PT1B    equ 0x309000
      ROOT    equ 0x234000            ; was data, becomes a copy of one of the roots
      USER    equ 0x1f0000            ; code for ring 3
      ; The kernel's own pages are for the kernel only.
              mov     rdi, PT0
              mov     ecx, 1024
      .own:   and     byte [rdi], ~4
              add     rdi, 8
              loop    .own
              mov     rdi, PT1 + 8 * 0x10
              mov     ecx, 8
      .window: or     byte [rdi], 4
              add     rdi, 8
              loop    .window
              or      byte [PT0 + 8 * 0x1f0], 4
              lea     rsi, [rel stubs_begin]
              mov     edi, USER
              mov     ecx, stubs_end - stubs_begin
              rep movsb
              mov     rsi, PT1
              mov     edi, PT1B
              mov     ecx, 512
              rep movsq
              mov     qword [PML4B], PDPTB + 7
              mov     qword [PDPTB], PDB + 7
              mov     qword [PDB], PT0 + 7
              mov     qword [PDB + 8], PT1B + 7
              mov     rax, cr3
              mov     cr3, rax
              mov     ecx, 0xc0000081         ; STAR
              xor     eax, eax
              mov     edx, 0x00130008
              wrmsr
              mov     ecx, 0xc0000082         ; LSTAR
              lea     rax, [rel from_user]
              xor     edx, edx
              wrmsr
              mov     ecx, 0xc0000084         ; SFMASK: AC, and what interrupts clear
              mov     eax, 0x40700
              wrmsr
              xor     r12, r12
              mov     [ROOT + 4088], r12
              jmp     begin
      stubs_begin:
      u_read: mov     rax, [rdi]
              syscall
      u_write: mov    [rdi], rsi
              syscall
      u_xadd: lock xadd [rdi], rsi
              syscall
      u_copy: rep movsb
              syscall
      stubs_end:
      from_user:
              jmp     [rel continue]
      continue: dq    0
      ; user STUB, LENGTH: runs it in ring 3; a fault goes on at its SYSCALL.
      %macro  user 2
              lea     rax, [rel %%after]
              mov     [rel continue], rax
              mov     qword [rel resume], USER + %1 - stubs_begin + %2
              mov     rdx, rsp
              push    UDATA
              push    rdx
              push    0x202
              push    UCODE
              push    USER + %1 - stubs_begin
              iretq
      %%after: add    r12, rax
              rol     r12, 1
      %endmacro
      ; Forgets all translations.
      %macro  flush 0
              mov     rax, cr4
              xor     rax, 0x80
              mov     cr4, rax
              xor     rax, 0x80
              mov     cr4, rax
      %endmacro
      begin:
      """;

  private final Random random;

  /** The page that most of what happens is about, so that changes are seen. */
  private int focus = FIRST_PAGE;

  /** Global pages are used; then there is one address space only. */
  private final boolean global;

  private final StringBuilder text = new StringBuilder(TABLES).append(SETUP);

  private RandomPagingProgram(long seed) {
    random = new Random(seed);
    global = random.nextBoolean();
  }

  /** A program. */
  public static String source(long seed, int steps) {
    RandomPagingProgram program = new RandomPagingProgram(seed);
    for (int i = 0; i < steps; i++) {
      program.step();
    }
    return program.text.append("        finish  0\n").toString();
  }

  private void line(String instruction) {
    text.append("        ").append(instruction).append('\n');
  }

  private void step() {
    switch (random.nextInt(26)) {
      case 0, 1, 2, 3 -> changePage();
      case 4 -> changeUpper();
      case 5 -> control();
      case 6 -> changeThroughTheWindow();
      case 7 -> clearAccessed();
      case 8 -> switchSpace();
      case 9, 10, 11 -> userAccess();
      case 12 -> copy();
      case 13 -> acFlag();
      case 24, 25 -> recycle();
      case 14, 15 -> {
        line("try     add qword [0x%x], 0x%x".formatted(address(), random.nextInt(1 << 20)));
      }
      case 16, 17, 18, 19 -> {
        line("mov     rbx, 0x%x".formatted(random.nextLong()));
        line("try     mov [0x%x], %s".formatted(address(), pick("bl", "bx", "ebx", "rbx")));
      }
      default -> {
        line("try     mov %s, [0x%x]".formatted(pick("al", "ax", "eax", "rax"), address()));
        line("add     r12, rax");
        line("rol     r12, 1");
      }
    }
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private int page() {
    if (random.nextInt(8) == 0) {
      focus = FIRST_PAGE + random.nextInt(PAGES);
    }
    return random.nextBoolean() ? focus : FIRST_PAGE + random.nextInt(PAGES);
  }

  /** An address in the window or one of its other appearances, sometimes across two pages. */
  private long address() {
    int offset =
        switch (random.nextInt(4)) {
          case 0 -> 4096 - 1 - random.nextInt(8);
          case 1 -> 0;
          default -> random.nextInt(4088);
        };
    long base = new long[] {0x200000, 0x200000, 0x200000, 0x400000, 0x4020_0000}[random.nextInt(5)];
    return base + page() * 4096L + offset;
  }

  private String table() {
    return global || random.nextBoolean() ? "PT1" : "PT1B";
  }

  private long flags() {
    long flags = 1;
    flags |= random.nextInt(4) == 0 ? 0 : 2;
    flags |= random.nextBoolean() ? 4 : 0;
    flags |= random.nextInt(8) == 0 ? 0x40 : 0;
    flags |= random.nextInt(8) == 0 ? 0x20 : 0;
    flags |= global && random.nextInt(3) == 0 ? 0x100 : 0;
    flags |= random.nextInt(4) == 0 ? 1L << 63 : 0;
    flags |= random.nextInt(24) == 0 ? 1L << 45 : 0;
    return random.nextInt(10) == 0 ? flags & ~1L : flags;
  }

  private long entry() {
    return flags() | (0x200000 + page() * 4096L);
  }

  private void invalidate(int page) {
    if (random.nextInt(4) == 0 || !global) {
      line("flush");
    } else {
      line("invlpg  [0x%x]".formatted(0x200000 + page * 4096 + random.nextInt(4096)));
      // It appears twice more, through tables that may be the same.
      line("invlpg  [0x%x]".formatted(0x400000 + page * 4096));
      line("invlpg  [0x%x]".formatted(0x4020_0000 + page * 4096));
    }
  }

  private void changePage() {
    int page = page();
    line("mov     rax, 0x%x".formatted(entry()));
    if (random.nextInt(6) == 0) {
      line("xchg    [%s + 8 * 0x%x], rax".formatted(table(), page));
    } else {
      line("mov     [%s + 8 * 0x%x], rax".formatted(table(), page));
    }
    invalidate(page);
  }

  /** What stands at 400000 and 40000000. */
  private void changeUpper() {
    long rights = flags() & ~0x140L;
    boolean second = !global && random.nextBoolean();
    String at;
    String target;
    if (random.nextBoolean()) {
      at = second ? "PDB + 16" : "PD + 16";
      target = pick("PT1", "PT1B", "0x200080");
    } else {
      at = second ? "PDPTB + 8" : "PDPT + 8";
      target = pick("PD", "PDB", "0x80");
    }
    line("mov     rax, 0x%x".formatted(rights));
    line("add     rax, " + target);
    line("mov     [%s], rax".formatted(at));
    line("flush");
  }

  private void control() {
    switch (random.nextInt(4)) {
      case 0 -> {
        line("mov     rax, cr0");
        line("xor     rax, 0x10000");
        line("mov     cr0, rax");
      }
      case 1 -> {
        line("mov     rax, cr4");
        line("xor     rax, %s".formatted(global ? "0x100080" : pick("0x100000", "0x200000")));
        line("mov     cr4, rax");
        line("flush");
      }
      case 2 -> {
        line("mov     ecx, 0xc0000080");
        line("rdmsr");
        line("xor     eax, 0x800");
        line("wrmsr");
        line("flush");
      }
      default -> {
        line("mov     rax, cr3");
        line("mov     cr3, rax");
      }
    }
  }

  /** Maps a table into the window and writes an entry through that mapping. */
  private void changeThroughTheWindow() {
    int alias = page();
    int page = page();
    String table = table();
    for (String each : global ? new String[] {"PT1"} : new String[] {"PT1", "PT1B"}) {
      line("mov     qword [%s + 8 * 0x%x], %s + 3".formatted(each, alias, table));
    }
    line("flush");
    line("mov     rax, 0x%x".formatted(entry()));
    line("try     mov [0x%x], rax".formatted(0x200000 + alias * 4096 + page * 8));
    line("flush");
    line("mov     rax, 0x%x".formatted(entry()));
    for (String each : global ? new String[] {"PT1"} : new String[] {"PT1", "PT1B"}) {
      line("mov     [%s + 8 * 0x%x], rax".formatted(each, alias));
    }
    line("flush");
  }

  /** As an operating system does that looks for pages not used or not changed. */
  private void clearAccessed() {
    int page = page();
    long gva = 0x200000 + page * 4096L + random.nextInt(4088);
    line("try     mov [0x%x], r12".formatted(gva));
    line(
        "and     byte [%s + 8 * 0x%x], ~0x%x"
            .formatted(table(), page, random.nextBoolean() ? 0x60 : 0x40));
    invalidate(page);
    if (random.nextBoolean()) {
      line("try     mov rax, [0x%x]".formatted(gva));
    } else {
      line("try     mov [0x%x], r12".formatted(gva));
    }
    line("add     r12, [%s + 8 * 0x%x]".formatted(table(), page));
  }

  private void switchSpace() {
    if (global) {
      return;
    }
    String root = pick("PML4", "PML4B", "ROOT");
    if (root.equals("ROOT")) {
      copyToRoot();
    }
    line("mov     eax, %s".formatted(root));
    line("mov     cr3, rax");
  }

  private void copyToRoot() {
    line("mov     esi, %s".formatted(pick("PML4", "PML4B")));
    line("mov     edi, ROOT");
    line("mov     ecx, 512");
    line("rep movsq");
    line("flush");
  }

  /** A page that is data becomes a page table, is changed as such, and perhaps is data again. */
  private void recycle() {
    int page = RECYCLED + 4096 * random.nextInt(3);
    String directory = global || random.nextBoolean() ? "PD" : "PDB";
    if (random.nextBoolean()) {
      line("mov     qword [PD + 16], 0");
      line("mov     qword [PDB + 16], 0");
      line("flush");
      line("mov     rbx, 0x%x".formatted(random.nextLong()));
      line("mov     [0x%x], rbx".formatted(page + random.nextInt(4088)));
    }
    line("mov     esi, %s".formatted(table()));
    line("mov     edi, 0x%x".formatted(page));
    line("mov     ecx, 512");
    line("rep movsq");
    line("mov     rax, 0x%x".formatted(page | (random.nextBoolean() ? 7 : flags() & ~0x140L)));
    line("mov     [%s + 16], rax".formatted(directory));
    line("flush");
    for (int i = 0; i < 3; i++) {
      int index = page();
      line("try     mov rax, [0x%x]".formatted(0x400000 + index * 4096));
      line("add     r12, rax");
      line("try     mov [0x%x], r12".formatted(0x400008 + index * 4096));
      line("mov     rax, 0x%x".formatted(entry()));
      line("mov     [0x%x], rax".formatted(page + 8 * index));
      line("flush");
      line("try     mov rax, [0x%x]".formatted(0x400000 + index * 4096));
      line("add     r12, rax");
      line("try     mov [0x%x], r12".formatted(0x400008 + index * 4096));
    }
  }

  private void userAccess() {
    line("mov     rdi, 0x%x".formatted(address()));
    line("mov     rsi, 0x%x".formatted(random.nextLong()));
    switch (random.nextInt(4)) {
      case 0 -> line("user    u_write, 3");
      case 1 -> line("user    u_xadd, 5");
      case 2 -> {
        line("mov     rsi, 0x%x".formatted(address()));
        line("mov     ecx, %d".formatted(1 + random.nextInt(300)));
        line("user    u_copy, 2");
      }
      default -> line("user    u_read, 3");
    }
  }

  private void copy() {
    line("mov     rdi, 0x%x".formatted(address()));
    line("mov     rsi, 0x%x".formatted(address()));
    line("mov     ecx, %d".formatted(1 + random.nextInt(700)));
    line("try     rep %s".formatted(pick("movsb", "movsq", "stosd", "movsw")));
  }

  /** RFLAGS.AC, which lifts SMAP. */
  private void acFlag() {
    line("pushfq");
    line("xor     dword [rsp], 0x40000");
    line("popfq");
  }
}
