; format: bin
; Sections of a flat binary lie one behind the other, aligned.
bits 64
org 0x1000
section .data
 db 1
d: dq d, b, t
section .text
t: mov eax, [rel d]
 mov rax, b
 jmp t
section .bss
b: resb 100
c: resq 1
section .data
 dd c
section .rodata align=16
r: db 'end'
 dq r
