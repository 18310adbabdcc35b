; times before instructions, data and expressions.
bits 64
s: times 3 nop
 times 2 mov eax, ebx
 times 16 - ($ - s) nop
 times 4 dw 0x55aa
l: times 3 jmp l
 times 3 jmp $
 times 2 dq $
 times 2 dd l
 times 5 movsb
count equ 3
 times count + 1 db count
 times 3 lea rax, [rel s]
