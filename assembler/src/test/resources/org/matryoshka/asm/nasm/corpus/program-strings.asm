; Library routines: length, copy, compare, number formatting.
bits 64
global strlen, memcpy, memcmp, format_hex, atoi
strlen: xor eax, eax
.l: cmp byte [rdi + rax], 0
 lea rax, [rax + 1]
 jne .l
 dec rax
 ret
memcpy: mov rax, rdi
 mov rcx, rdx
 shr rcx, 3
 rep movsq
 mov ecx, edx
 and ecx, 7
 rep movsb
 ret
memcmp: mov rcx, rdx
 test rcx, rcx
 jz .same
 repe cmpsb
 je .same
 movzx eax, byte [rdi - 1]
 movzx ecx, byte [rsi - 1]
 sub ecx, eax
 mov eax, ecx
 ret
.same: xor eax, eax
 ret
format_hex: mov ecx, 16
.digit: rol rdi, 4
 mov eax, edi
 and eax, 15
 cmp al, 10
 sbb al, 0x69
 neg al
 mov al, [rel .digits + rax]
 stosb
 loop .digit
 ret
.digits: db '0123456789abcdef'
atoi: xor eax, eax
 xor edx, edx
.a: mov dl, [rdi]
 inc rdi
 sub dl, '0'
 cmp dl, 9
 ja .z
 imul eax, eax, 10
 add eax, edx
 jmp .a
.z: ret
