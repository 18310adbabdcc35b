package org.matryoshka.hv.shadow;

import static org.matryoshka.hv.guest.Comparison.TABLES;
import static org.matryoshka.hv.guest.Comparison.assertSame;

import org.junit.jupiter.api.Test;

/**
 * Paging looks the same to a guest on the shadow as on its own tables: faults with their error
 * codes and addresses, rights, accessed and dirty bits, changes of tables in use, large pages.
 */
class GuestPagingTest {
  @Test
  void pageFaultsAndRights() {
    assertSame(
        TABLES
            + """
                    ; 210000 not present, 211000 read-only, 212000 no execution, 213000 reserved bit
                    mov     qword [PT1 + 8 * 0x10], 0
                    mov     qword [PT1 + 8 * 0x11], 0x211001
                    mov     rax, 0x8000000000212003
                    mov     [PT1 + 8 * 0x12], rax
                    mov     rax, 0x0008000000213003
                    mov     [PT1 + 8 * 0x13], rax
                    mov     byte [0x212000], 0xc3
                    try     mov eax, [0x210008]
                    try     mov [0x210ff8], rax
                    try     mov [0x210ffc], rax             ; into the next page
                    try     mov eax, [0x211000]
                    try     mov [0x211010], rax
                    try     add dword [0x211020], 1
                    try     lock xadd [0x211030], rax
                    mov     eax, 0x212000
                    try     call rax
                    try     mov eax, [0x213000]
                    try     push qword [0x210000]
                    mov     rsi, 0x20f800
                    mov     rdi, 0x214000
                    mov     ecx, 0x1000
                    try     rep movsb                       ; faults in the middle
                    mov     rdi, 0x20ff00
                    mov     ecx, 100
                    try     rep stosq
                    mov     rax, 0x0000900000000000         ; not canonical
                    try     mov rbx, [rax]
                    try     mov [rax], rbx
                    try     push qword [rax]
                    mov     rbp, rax
                    try     mov rbx, [rbp]
                    try     jmp rax
                    ; without WP the kernel may write a read-only page
                    mov     rax, cr0
                    btr     rax, 16
                    mov     cr0, rax
                    try     mov qword [0x211040], 77
                    bts     rax, 16
                    mov     cr0, rax
                    try     mov qword [0x211048], 78
                    finish  0
            """);
  }

  @Test
  void accessedAndDirtyBits() {
    assertSame(
        TABLES
            + """
                    mov     rax, [0x210000]         ; A
                    mov     [0x211000], rax         ; A and D
                    mov     r8, [PT1 + 8 * 0x10]
                    mov     r9, [PT1 + 8 * 0x11]
                    mov     r10, [PT1 + 8 * 0x12]   ; neither
                    ; the guest clears them, as an OS that looks for unused pages does
                    and     qword [PT1 + 8 * 0x10], ~0x60
                    and     qword [PT1 + 8 * 0x11], ~0x60
                    invlpg  [0x210000]
                    invlpg  [0x211000]
                    mov     rbx, [0x211000]
                    mov     r11, [PT1 + 8 * 0x11]   ; A only
                    mov     [0x211000], rbx
                    mov     r12, [PT1 + 8 * 0x11]
                    mov     r13, [PT1 + 8 * 0x10]   ; neither
                    lock or qword [0x210000], 0
                    mov     r14, [PT1 + 8 * 0x10]
                    finish  0
            """);
  }

  @Test
  void pageTablesChangeWhileInUse() {
    assertSame(
        TABLES
            + """
                    mov     qword [0x210000], 0x1111
                    mov     qword [0x211000], 0x2222
                    ; remap 220000 to the one, then to the other
                    mov     qword [PT1 + 8 * 0x20], 0x210003
                    invlpg  [0x220000]
                    mov     rax, [0x220000]
                    mov     qword [PT1 + 8 * 0x20], 0x211003
                    invlpg  [0x220000]
                    mov     rbx, [0x220000]
                    mov     qword [0x220000], 0x3333
                    ; in two halves, and by bytes
                    mov     dword [PT1 + 8 * 0x20], 0x210003
                    mov     dword [PT1 + 8 * 0x20 + 4], 0
                    invlpg  [0x220000]
                    mov     rcx, [0x220000]
                    mov     byte [PT1 + 8 * 0x20 + 1], 0x10
                    invlpg  [0x220000]
                    mov     rdx, [0x220000]
                    ; by a string instruction over a whole table
                    mov     rsi, PT1
                    mov     rdi, 0x305000
                    mov     ecx, 512
                    rep movsq
                    mov     rsi, 0x305000
                    mov     rdi, PT1
                    mov     ecx, 512
                    rep movsq
                    ; another table in place of PT1: the same but for one page
                    mov     qword [0x305000 + 8 * 0x20], 0x212003
                    mov     qword [0x212000], 0x4444
                    mov     qword [PD + 8], 0x305007
                    mov     rax, cr3
                    mov     cr3, rax
                    mov     rsi, [0x220000]
                    ; the old table is a page like any other now
                    mov     rdi, PT1
                    mov     ecx, 512
                    xor     eax, eax
                    rep stosq
                    ; a table that maps itself: writing it through its own mapping
                    mov     rax, PML4 + 3
                    mov     [PML4 + 8 * 511], rax
                    mov     rax, cr3
                    mov     cr3, rax
                    mov     rdi, 0xffffff8000001000         ; the entries of the table for 2 to 4 MiB
                    mov     r8, [rdi + 8 * 0x20]
                    mov     qword [rdi + 8 * 0x21], 0x210003
                    invlpg  [0x221000]
                    mov     r9, [0x221000]
                    mov     rdi, 0xfffffffffffff000         ; the top table
                    mov     r10, [rdi]
                    finish  0
            """);
  }

  @Test
  void largePages() {
    assertSame(
        TABLES
            + """
                    ; 2 MiB to 4 MiB once more at 4 GiB - 2 MiB ... as one large page, read-only at first
                    mov     qword [PDPT + 8], 0x306000 + 7
                    mov     qword [0x306000], 0x200081
                    mov     eax, 0x40010000
                    mov     qword [0x210000], 0x5555
                    mov     rbx, [rax]
                    try     mov [rax], rax
                    mov     qword [0x306000], 0x200083
                    invlpg  [rax]
                    mov     r8, [0x306000]          ; not accessed, not dirty
                    mov     rcx, [rax]
                    mov     r9, [0x306000]
                    mov     [rax + 8], rax
                    mov     r10, [0x306000]
                    ; write a page table through the large page
                    mov     edx, 0x40105000 - 0x1000        ; PT1 at 304000
                    mov     qword [rdx + 8 * 0x30], 0x210003
                    invlpg  [0x230000]
                    mov     r11, [0x230008]
                    ; 1 GiB page whose start is all there is of it
                    mov     qword [PDPT + 16], 0x83
                    mov     eax, 0x80210000
                    mov     r12, [rax]
                    mov     [rax + 16], r12
                    mov     r13, [0x210010]
                    mov     r14, [PDPT + 16]
                    finish  0
            """);
  }

  @Test
  void smepAndSmap() {
    assertSame(
        TABLES
            + """
                    ; everything is a user page: make what the kernel needs its own
                    mov     rdi, PT0
            .sup0:  and     qword [rdi], ~4
                    add     rdi, 8
                    cmp     rdi, PT0 + 0x1000
                    jb      .sup0
                    mov     rdi, PT1
            .sup1:  and     qword [rdi], ~4
                    add     rdi, 8
                    cmp     rdi, PT1 + 8 * 0x18
                    jb      .sup1
                    mov     byte [0x220000], 0xc3           ; ret
                    mov     rax, cr4
                    bts     rax, 20                         ; SMEP
                    mov     cr4, rax
                    mov     eax, 0x220000
                    try     call rax
                    mov     rax, cr4
                    btr     rax, 20
                    bts     rax, 21                         ; SMAP
                    mov     cr4, rax
                    mov     eax, 0x220000
                    try     mov rbx, [rax]
                    try     mov [rax + 8], rbx
                    try     call rax
                    pushfq
                    or      dword [rsp], 1 << 18            ; AC
                    popfq
                    try     mov rcx, [rax]
                    try     mov [rax + 8], rcx
                    pushfq
                    and     dword [rsp], ~(1 << 18)
                    popfq
                    try     mov rdx, [rax]
                    finish  0
            """);
  }
}
