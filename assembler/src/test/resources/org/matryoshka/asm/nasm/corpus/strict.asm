; strict keeps the sizes that are written.
bits 64
s:
 push strict byte 1
 push strict dword 1
 push strict word 1
 add eax, strict dword 1
 add eax, strict byte 1
 add rax, strict 1
 mov rax, strict 1
 mov rax, strict dword 1
 mov rax, strict qword 1
 sub ax, strict word 1
 cmp dword [rax], strict dword 1
 imul eax, ebx, strict dword 1
 jmp strict near s
 jmp strict short s
 and ebx, strict dword 0x7f
 or byte [rax], strict byte 1
