; rel and abs, and the default between them.
bits 64
section .data
v: dq 0
section .text
 mov rax, [v]
 mov rax, [rel v]
 mov rax, [abs v]
 lea rax, [v]
default rel
 mov rax, [v]
 mov rax, [rel v]
 mov rax, [abs v]
 mov rax, [fs:v]
 mov rax, [gs:v]
 mov rax, [es:v]
 mov rax, [v + rbx]
 mov rax, [v + 8]
 mov dword [v], 5
 mov qword [v + 4], -1
 add word [v], 500
 test byte [v], 1
 imul eax, [v], 1000
 shl dword [v], 3
 mov rax, [here]
here: mov rax, [here]
 mov rax, [rel here + 3]
 mov rax, [0x1000]
 lea rax, [fwd]
 mov rax, [qword v]
default abs
 mov rax, [v]
 mov eax, [here]
fwd:
