; Arithmetic and logic in every size and operand order.
bits 64

 add al, 5
 add al, 100
 add bl, r9b
 add r12b, [rbx]
 add [r13], dl
 add byte [rbp+rcx*4-8], 1
 add byte [rsp], 127
 add r11b, -1
 add bpl, strict byte 1
 add ax, 5
 add ax, 1000
 add bx, r9w
 add r12w, [rbx]
 add [r13], dx
 add word [rbp+rcx*4-8], 1
 add word [rsp], 300
 add r11w, -1
 add bp, strict word 1
 add eax, 5
 add eax, 1000
 add ebx, r9d
 add r12d, [rbx]
 add [r13], edx
 add dword [rbp+rcx*4-8], 1
 add dword [rsp], 300
 add r11d, -1
 add ebp, strict dword 1
 add rax, 5
 add rax, 1000
 add rbx, r9
 add r12, [rbx]
 add [r13], rdx
 add qword [rbp+rcx*4-8], 1
 add qword [rsp], 300
 add r11, -1
 add rbp, strict 1
 or al, 5
 or al, 100
 or bl, r9b
 or r12b, [rbx]
 or [r13], dl
 or byte [rbp+rcx*4-8], 1
 or byte [rsp], 127
 or r11b, -1
 or bpl, strict byte 1
 or ax, 5
 or ax, 1000
 or bx, r9w
 or r12w, [rbx]
 or [r13], dx
 or word [rbp+rcx*4-8], 1
 or word [rsp], 300
 or r11w, -1
 or bp, strict word 1
 or eax, 5
 or eax, 1000
 or ebx, r9d
 or r12d, [rbx]
 or [r13], edx
 or dword [rbp+rcx*4-8], 1
 or dword [rsp], 300
 or r11d, -1
 or ebp, strict dword 1
 or rax, 5
 or rax, 1000
 or rbx, r9
 or r12, [rbx]
 or [r13], rdx
 or qword [rbp+rcx*4-8], 1
 or qword [rsp], 300
 or r11, -1
 or rbp, strict 1
 adc al, 5
 adc al, 100
 adc bl, r9b
 adc r12b, [rbx]
 adc [r13], dl
 adc byte [rbp+rcx*4-8], 1
 adc byte [rsp], 127
 adc r11b, -1
 adc bpl, strict byte 1
 adc ax, 5
 adc ax, 1000
 adc bx, r9w
 adc r12w, [rbx]
 adc [r13], dx
 adc word [rbp+rcx*4-8], 1
 adc word [rsp], 300
 adc r11w, -1
 adc bp, strict word 1
 adc eax, 5
 adc eax, 1000
 adc ebx, r9d
 adc r12d, [rbx]
 adc [r13], edx
 adc dword [rbp+rcx*4-8], 1
 adc dword [rsp], 300
 adc r11d, -1
 adc ebp, strict dword 1
 adc rax, 5
 adc rax, 1000
 adc rbx, r9
 adc r12, [rbx]
 adc [r13], rdx
 adc qword [rbp+rcx*4-8], 1
 adc qword [rsp], 300
 adc r11, -1
 adc rbp, strict 1
 sbb al, 5
 sbb al, 100
 sbb bl, r9b
 sbb r12b, [rbx]
 sbb [r13], dl
 sbb byte [rbp+rcx*4-8], 1
 sbb byte [rsp], 127
 sbb r11b, -1
 sbb bpl, strict byte 1
 sbb ax, 5
 sbb ax, 1000
 sbb bx, r9w
 sbb r12w, [rbx]
 sbb [r13], dx
 sbb word [rbp+rcx*4-8], 1
 sbb word [rsp], 300
 sbb r11w, -1
 sbb bp, strict word 1
 sbb eax, 5
 sbb eax, 1000
 sbb ebx, r9d
 sbb r12d, [rbx]
 sbb [r13], edx
 sbb dword [rbp+rcx*4-8], 1
 sbb dword [rsp], 300
 sbb r11d, -1
 sbb ebp, strict dword 1
 sbb rax, 5
 sbb rax, 1000
 sbb rbx, r9
 sbb r12, [rbx]
 sbb [r13], rdx
 sbb qword [rbp+rcx*4-8], 1
 sbb qword [rsp], 300
 sbb r11, -1
 sbb rbp, strict 1
 and al, 5
 and al, 100
 and bl, r9b
 and r12b, [rbx]
 and [r13], dl
 and byte [rbp+rcx*4-8], 1
 and byte [rsp], 127
 and r11b, -1
 and bpl, strict byte 1
 and ax, 5
 and ax, 1000
 and bx, r9w
 and r12w, [rbx]
 and [r13], dx
 and word [rbp+rcx*4-8], 1
 and word [rsp], 300
 and r11w, -1
 and bp, strict word 1
 and eax, 5
 and eax, 1000
 and ebx, r9d
 and r12d, [rbx]
 and [r13], edx
 and dword [rbp+rcx*4-8], 1
 and dword [rsp], 300
 and r11d, -1
 and ebp, strict dword 1
 and rax, 5
 and rax, 1000
 and rbx, r9
 and r12, [rbx]
 and [r13], rdx
 and qword [rbp+rcx*4-8], 1
 and qword [rsp], 300
 and r11, -1
 and rbp, strict 1
 sub al, 5
 sub al, 100
 sub bl, r9b
 sub r12b, [rbx]
 sub [r13], dl
 sub byte [rbp+rcx*4-8], 1
 sub byte [rsp], 127
 sub r11b, -1
 sub bpl, strict byte 1
 sub ax, 5
 sub ax, 1000
 sub bx, r9w
 sub r12w, [rbx]
 sub [r13], dx
 sub word [rbp+rcx*4-8], 1
 sub word [rsp], 300
 sub r11w, -1
 sub bp, strict word 1
 sub eax, 5
 sub eax, 1000
 sub ebx, r9d
 sub r12d, [rbx]
 sub [r13], edx
 sub dword [rbp+rcx*4-8], 1
 sub dword [rsp], 300
 sub r11d, -1
 sub ebp, strict dword 1
 sub rax, 5
 sub rax, 1000
 sub rbx, r9
 sub r12, [rbx]
 sub [r13], rdx
 sub qword [rbp+rcx*4-8], 1
 sub qword [rsp], 300
 sub r11, -1
 sub rbp, strict 1
 xor al, 5
 xor al, 100
 xor bl, r9b
 xor r12b, [rbx]
 xor [r13], dl
 xor byte [rbp+rcx*4-8], 1
 xor byte [rsp], 127
 xor r11b, -1
 xor bpl, strict byte 1
 xor ax, 5
 xor ax, 1000
 xor bx, r9w
 xor r12w, [rbx]
 xor [r13], dx
 xor word [rbp+rcx*4-8], 1
 xor word [rsp], 300
 xor r11w, -1
 xor bp, strict word 1
 xor eax, 5
 xor eax, 1000
 xor ebx, r9d
 xor r12d, [rbx]
 xor [r13], edx
 xor dword [rbp+rcx*4-8], 1
 xor dword [rsp], 300
 xor r11d, -1
 xor ebp, strict dword 1
 xor rax, 5
 xor rax, 1000
 xor rbx, r9
 xor r12, [rbx]
 xor [r13], rdx
 xor qword [rbp+rcx*4-8], 1
 xor qword [rsp], 300
 xor r11, -1
 xor rbp, strict 1
 cmp al, 5
 cmp al, 100
 cmp bl, r9b
 cmp r12b, [rbx]
 cmp [r13], dl
 cmp byte [rbp+rcx*4-8], 1
 cmp byte [rsp], 127
 cmp r11b, -1
 cmp bpl, strict byte 1
 cmp ax, 5
 cmp ax, 1000
 cmp bx, r9w
 cmp r12w, [rbx]
 cmp [r13], dx
 cmp word [rbp+rcx*4-8], 1
 cmp word [rsp], 300
 cmp r11w, -1
 cmp bp, strict word 1
 cmp eax, 5
 cmp eax, 1000
 cmp ebx, r9d
 cmp r12d, [rbx]
 cmp [r13], edx
 cmp dword [rbp+rcx*4-8], 1
 cmp dword [rsp], 300
 cmp r11d, -1
 cmp ebp, strict dword 1
 cmp rax, 5
 cmp rax, 1000
 cmp rbx, r9
 cmp r12, [rbx]
 cmp [r13], rdx
 cmp qword [rbp+rcx*4-8], 1
 cmp qword [rsp], 300
 cmp r11, -1
 cmp rbp, strict 1
