; Moves between registers, memory and immediates.
bits 64

 mov al, bpl
 mov cl, sil
 mov dl, dil
 mov bl, r8b
 mov spl, r9b
 mov bpl, r10b
 mov sil, r11b
 mov dil, r12b
 mov r8b, r13b
 mov r9b, r14b
 mov r10b, r15b
 mov r11b, al
 mov r12b, cl
 mov r13b, dl
 mov r14b, bl
 mov r15b, spl
 mov cl, 0
 mov r10b, 0x7f
 mov spl, -1
 mov byte [rax], 1
 mov byte [r9+r10*8+0x12345], -1
 mov al, [rdi]
 mov [rsi+1], r15b
 mov ax, bp
 mov cx, si
 mov dx, di
 mov bx, r8w
 mov sp, r9w
 mov bp, r10w
 mov si, r11w
 mov di, r12w
 mov r8w, r13w
 mov r9w, r14w
 mov r10w, r15w
 mov r11w, ax
 mov r12w, cx
 mov r13w, dx
 mov r14w, bx
 mov r15w, sp
 mov cx, 0
 mov r10w, 0x7f
 mov sp, -1
 mov word [rax], 1
 mov word [r9+r10*8+0x12345], -1
 mov ax, [rdi]
 mov [rsi+1], r15w
 mov eax, ebp
 mov ecx, esi
 mov edx, edi
 mov ebx, r8d
 mov esp, r9d
 mov ebp, r10d
 mov esi, r11d
 mov edi, r12d
 mov r8d, r13d
 mov r9d, r14d
 mov r10d, r15d
 mov r11d, eax
 mov r12d, ecx
 mov r13d, edx
 mov r14d, ebx
 mov r15d, esp
 mov ecx, 0
 mov r10d, 0x7f
 mov esp, -1
 mov dword [rax], 1
 mov dword [r9+r10*8+0x12345], -1
 mov eax, [rdi]
 mov [rsi+1], r15d
 mov rax, rbp
 mov rcx, rsi
 mov rdx, rdi
 mov rbx, r8
 mov rsp, r9
 mov rbp, r10
 mov rsi, r11
 mov rdi, r12
 mov r8, r13
 mov r9, r14
 mov r10, r15
 mov r11, rax
 mov r12, rcx
 mov r13, rdx
 mov r14, rbx
 mov r15, rsp
 mov rcx, 0
 mov r10, 0x7f
 mov rsp, -1
 mov qword [rax], 1
 mov qword [r9+r10*8+0x12345], -1
 mov rax, [rdi]
 mov [rsi+1], r15
 mov rax, 0x7fffffff
 mov rax, 0x80000000
 mov rax, 0xffffffff
 mov rax, 0x100000000
 mov rax, -0x80000000
 mov rax, -0x80000001
 mov rax, 0x123456789abcdef0
 mov r15, 0xfedcba9876543210
 mov rcx, strict dword -5
 mov rcx, strict qword 5
 mov rcx, qword 5
 mov rcx, dword 5
 mov ah, bl
 mov bh, ch
 mov [rax], dh
 movzx ax, bl
 movzx eax, bl
 movzx rax, sil
 movzx r8, r9b
 movzx eax, bx
 movzx rax, r10w
 movzx eax, byte [rbx]
 movzx rax, word [rbx+4]
 movzx r9d, byte [rel $]
 movsx ax, bl
 movsx eax, bl
 movsx rax, sil
 movsx r8, r9b
 movsx eax, bx
 movsx rax, r10w
 movsx eax, byte [rbx]
 movsx rax, word [rbx+4]
 movsx r9d, byte [rel $]
 movsxd rax, ebx
 movsxd r9, dword [rcx]
 movsx rax, edx
 movbe eax, [rbx]
 movbe [rbx], r9
 movbe ax, [rcx]
 bswap eax
 bswap r9
 movnti [rax], ebx
 movnti [rax], rbx
 xlatb
 lea eax, [rbx+rcx]
 lea ax, [rbx]
