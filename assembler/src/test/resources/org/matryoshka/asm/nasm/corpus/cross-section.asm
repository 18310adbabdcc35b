; Distances and addresses between sections.
bits 64
section .text
a: lea rax, [rel d]
 mov rax, [rel d + 8]
 mov eax, d - a2
 call f
 jmp f
 je f
 dq d, d - $, f, f - $
 dd d - a
a2:
section .data
d: dq a, d, d - $, a - $
 dd a - $, f - d
e: dd e - d
section .more exec
f: call a
 lea rsi, [rel d]
 lea rdi, [rel f]
 jmp a2
 mov rcx, e - d
 dq $ - f, $$, $ - $$
