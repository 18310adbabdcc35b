; Sections with default and given attributes, entered in turn.
bits 64
section .text
 nop
section .data
 dq 1
section .rodata
 dq 2
section .bss
 resb 5
section .text
 ret
section .mine
 db 1
section .code2 exec
 nop
section .vars write align=32
 dd 5
section .zero nobits alloc write noexec align=64
z: resq 4
section .info noalloc
 db 'info'
section .note.GNU-stack noalloc noexec nowrite progbits
section .rodata align=64
 db 3
segment .data
 dw 7
[section .text]
 hlt
section .comment
 db 'x'
section .text align=32
 nop
