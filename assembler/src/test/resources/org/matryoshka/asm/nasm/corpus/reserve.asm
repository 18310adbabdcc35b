; Reserved room, in sections without and with content.
section .bss
a: resb 1
b: resw 2
c: resd 3
d: resq 4
e: rest 1
f: reso 1
 alignb 64
g: resb 10
 align 16
h: times 3 resd 2
i: db ?
 dw ?, ?
 dq ?
size equ $ - a
section .data
 dd size
 dq g - a, h - g
 resb 4
 db 1
 dd ?
 alignb 8
 db 2
