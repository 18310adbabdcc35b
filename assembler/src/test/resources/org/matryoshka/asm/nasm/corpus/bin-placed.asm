; format: bin
; Sections with their own addresses.
bits 64
section .text start=0x100 vstart=0x100
t: dq t, high, later
section .high start=0x140 vstart=0xffffffff80000000
high: dq high, t
 mov rax, high
 lea rax, [rel high]
section .later follows=.high vstart=0x500 align=32
later: dq later, $$
 db 1
section .next align=8
n: dq n
