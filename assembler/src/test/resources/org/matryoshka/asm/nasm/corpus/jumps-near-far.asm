; Jumps at the edges of what a short jump reaches, forwards and backwards.
bits 64
a: times 124 nop
 jmp a
 jmp a
 je a
 jne a
b: jmp c
 times 127 nop
c: jmp d
 times 128 nop
d: je e
 times 126 nop
 jmp short e
e: call a
 call near a
 jmp near e
 jmp short e
 loop e
 loope e
 loopne e
 jrcxz e
 jecxz e
 a32 loop e
f: jmp g
 times 100 nop
 jmp i
 times 21 nop
g: jmp h
 times 120 nop
h: times 5 nop
i: jne $
 jmp $+2
 jmp $$
