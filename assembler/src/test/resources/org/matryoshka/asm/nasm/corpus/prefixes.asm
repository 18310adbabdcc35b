; Prefix words in their orders.
bits 64
 lock inc qword [rax]
 lock add dword [fs:rbx], 5
 rep movsb
 repne scasd
 a32 movsb
 es lodsb
 cs nop
 a32 rep movsq
 rep a32 stosb
 lock xchg [rbx], eax
 a32 loop $
 o16 push word [rax]
 fs mov eax, [rbx]
 gs add [rcx], edx
 a32 mov eax, [ebx]
 a32 lea eax, [ebx + ecx]
