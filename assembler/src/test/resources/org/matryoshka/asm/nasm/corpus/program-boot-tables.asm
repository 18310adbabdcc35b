; Page tables and descriptor tables built by macros.
bits 64
%define PRESENT 1
%define WRITE 2
%define LARGE 0x80
%macro entry 2
 dq (%1) + %2
%endmacro
%macro descriptor 3 ; base, limit, flags
 dw %2 & 0xffff
 dw %1 & 0xffff
 db (%1 >> 16) & 0xff
 dw %3 | ((%2 >> 8) & 0xf00)
 db %1 >> 24
%endmacro
section .data align=4096
pml4: entry pdpt, PRESENT + WRITE
 times 511 dq 0
pdpt: entry directory, PRESENT + WRITE
 times 511 dq 0
directory:
%assign page 0
%rep 512
 dq page * 0x200000 | PRESENT | WRITE | LARGE
 %assign page page + 1
%endrep
gdt: dq 0
.code: descriptor 0, 0xfffff, 0xa09b
.data: descriptor 0, 0xfffff, 0xc093
.end:
pointer: dw gdt.end - gdt - 1
 dq gdt
section .text
 lgdt [rel pointer]
 mov eax, gdt.data - gdt
 mov ds, eax
 push gdt.code - gdt
 lea rax, [rel .next]
 push rax
 o64 retf
.next: hlt
