package org.matryoshka.hv.guest;

/**
 * Programs that never do the same for long, so that a machine which is cut, saved or put back in
 * the wrong way goes astray.
 */
public final class RestlessGuests {
  private RestlessGuests() {}

  /** Interrupts every 5 microseconds, while the guest computes and turns them off and on. */
  public static final String INTERRUPTS =
      pic(0xFE, 6)
          + """
                  sti
          .round: mov     ecx, 200
          .loop:  imul    rax, rax, 7
                  add     rax, rcx
                  dec     ecx
                  jnz     .loop
                  cli
                  mov     ecx, 500
          .quiet: dec     ecx
                  jnz     .quiet
                  inc     qword [0x210000]
                  sti
                  inc     qword [0x210008]
                  jmp     .round
          """;

  /** Long copies: over page borders, over themselves, into code, tables, ports and nowhere. */
  public static final String STRINGS =
      Comparison.TABLES
          + """
                  cld
          .round: mov     rsi, 0x220ffb
                  mov     rdi, 0x231005
                  mov     ecx, 5000
                  rep movsb
                  inc     rax
                  mov     rdi, 0x240ff9
                  mov     ecx, 1500
                  rep stosq
                  mov     rsi, 0x240000
                  mov     rdi, 0x240003
                  mov     ecx, 3000
                  rep movsb
                  std
                  mov     rsi, 0x242000
                  mov     rdi, 0x242010
                  mov     ecx, 700
                  rep movsd
                  cld
                  mov     rdi, 0x240000
                  mov     ecx, 900
                  repne scasb
                  mov     rsi, PT1
                  mov     rdi, rsi
                  mov     ecx, 40
                  rep movsq
                  lea     rsi, [rel .round]
                  mov     rdi, rsi
                  mov     ecx, 64
                  rep movsb
                  mov     rsi, 0x220000
                  mov     edx, 0x3f8
                  mov     ecx, 700
                  rep outsb
                  lea     r15, [rel .after]
                  mov     [rel resume], r15
                  mov     rdi, 0x3ff000
                  mov     ecx, 1000
                  rep stosq
          .after: mov     [0x220000], rcx
                  add     [0x220ffb], rdi
                  jmp     .round
          """;

  /** Code that changes itself, the next page and what lies across the border. */
  public static final String SELF_MODIFYING =
      """
              call    setup
      .round: inc     r8
              mov     [rel .patched + 1], r8d
      .patched: mov   ebx, 0
              add     r9, rbx
              mov     rdi, 0x230ffd
              mov     byte [rdi], 0xb9          ; mov ecx, r8d; ret
              mov     [rdi + 1], r8d
              mov     byte [rdi + 5], 0xc3
              call    rdi
              add     r10, rcx
              mov     rdi, 0x232000
              mov     dword [rdi], 0xc3c0ff90   ; nop; inc eax; ret
              call    rdi
              mov     [0x210000], r9
              mov     [rel .data], r10
              jmp     .round
      .data:  dq      0
      """;

  /** Changes a page table and uses the page before it says so. */
  public static final String STALE_TRANSLATIONS =
      Comparison.TABLES
          + """
                  lea     rax, [rel gdt]
                  mov     [0x230002], rax
                  mov     [0x231002], rax
                  mov     word [0x230000], gdtr - gdt - 1
                  mov     word [0x231000], gdtr - gdt + 7
          .round: inc     r8
                  mov     eax, 0x230007
                  test    r8, 1
                  jz      .set
                  add     rax, 0x1000
          .set:   mov     [PT1 + 8 * 0x20], rax
                  mov     rcx, [0x220000]
                  add     r9, rcx
                  lgdt    [0x220000]
                  sgdt    [0x210000]
                  movzx   ecx, word [0x210000]
                  add     r10, rcx
                  mov     [0x210100], r9
                  mov     [0x210108], r10
                  test    r8, 6
                  jnz     .round
                  invlpg  [0x220000]
                  and     byte [PT1 + 8 * 0x21], 0x9f
                  mov     [0x221000], r8
                  add     r11, [PT1 + 8 * 0x21]
                  test    r8, 62
                  jnz     .round
                  mov     rax, cr3
                  mov     cr3, rax
                  jmp     .round
          """;

  /** Data whose translations take the places of those of the code that uses them. */
  public static final String CONFLICTS =
      Comparison.TABLES
          + """
                  mov     qword [PD + 16], PT0 + 7      ; 4 MiB to 6 MiB: the first 2 MiB again
                  mov     rax, cr3
                  mov     cr3, rax
                  lea     rsi, [rel .round]
                  add     rsi, 0x400000
          .round: inc     r8
                  add     r9, [rsi]
                  test    r8, 7
                  jnz     .round
                  mov     rcx, r8
                  and     ecx, 0x1f8
                  lea     rdx, [rel .code]
                  mov     dword [rdx + rcx], 0x90909090
                  mov     byte [rdx + rcx + 4], 0xc3
                  add     rdx, rcx
                  add     r10, [rsi]
                  call    rdx
                  add     r11, [rsi + 64]
                  jmp     .round
                  align   64
          .code:  times   1024 db 0x90
          """;

  /** Every instruction has its single-step trap. */
  public static final String SINGLE_STEPS =
      Comparison.TABLES
          + """
                  pushfq
                  or      qword [rsp], 0x100
                  popfq
          .round: inc     rax
                  add     rbx, rax
                  mov     ecx, 3
                  mov     rdi, 0x210000
                  rep stosb
                  pushfq
                  popfq
                  cpuid
                  jmp     .round
          """;

  /** Lifts SMAP by flags, which a classic processor does not tell its hypervisor. */
  public static final String SILENT_FLAGS =
      Comparison.TABLES
          + """
                  mov     rdi, PT0
                  mov     ecx, 1024
          .own:   and     byte [rdi], ~4
                  add     rdi, 8
                  loop    .own
                  or      byte [PT1 + 8 * 0x20], 4
                  mov     rax, cr3
                  mov     cr3, rax
                  mov     rax, cr4
                  or      rax, 1 << 21
                  mov     cr4, rax
          .round: pushfq
                  or      dword [rsp], 0x40000
                  popfq
                  add     r9, [0x220000]
                  inc     qword [0x220000]
                  pushfq
                  and     dword [rsp], ~0x40000
                  popfq
                  lea     r15, [rel .after]
                  mov     [rel resume], r15
                  mov     rcx, [0x220000]
                  inc     qword [0x210000]
          .after: inc     r8
                  jmp     .round
          """;

  /** Sleeps, and sends back what is typed, after some thought. */
  public static final String ECHO =
      pic(0xEF, 1193)
          + """
                  mov     dx, 0x3f9
                  mov     al, 1
                  out     dx, al
                  mov     dx, 0x3fc
                  mov     al, 8
                  out     dx, al
          .wait:  sti
                  hlt
                  cli
                  mov     dx, 0x3f8
                  in      al, dx
                  out     dx, al
                  movzx   ebx, al
                  add     [0x210000], rbx
                  imul    ecx, ebx, 20
          .think: dec     ecx
                  jnz     .think
                  jmp     .wait
          """;

  /** Counts and gives its core away. */
  public static final String POLITE =
      """
      .again: mov     ecx, 300
      .loop:  dec     ecx
              jnz     .loop
              mov     eax, 2
              vmcall
              inc     qword [0x210000]
              jmp     .again
      """;

  /** A triple fault after a while. */
  public static final String CRASHING =
      """
              mov     ecx, 3000
      .loop:  dec     ecx
              jnz     .loop
              ud2
      """;

  /** Both 8259s at vectors 32 and 40 with a mask, and the timer's counter 0. */
  private static String pic(int mask, int count) {
    return """
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
            mov     al, %d
            out     0x21, al
            mov     al, 0xff
            out     0xa1, al
            mov     al, 0x34
            out     0x43, al
            mov     al, %d
            out     0x40, al
            mov     al, %d
            out     0x40, al
    """
        .formatted(mask, count & 0xFF, count >> 8);
  }
}
