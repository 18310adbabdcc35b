; Padding in code and data.
bits 64
 nop
 align 4
 nop
 align 16
 ret
 align 8, int3
 nop
 align 8, db 0
 align 1
 alignb 16
section .data
 db 1
 align 8
 db 2
 align 4, db 0xff
 db 3
 alignb 32
 db 4
 align 16, dw 0x1234
section .text
 align 64
l: nop
 align 2
