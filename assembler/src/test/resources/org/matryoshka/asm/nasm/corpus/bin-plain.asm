; format: bin
; No section, no origin.
bits 64
a: jmp b
 times 200 db 0x90
b: jmp a
 dq a, b
 db b - a
