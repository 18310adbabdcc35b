; Instructions that are none.
        bits 64
        mvo eax, 1
start:  mov eax
        mov eax, ebx, ecx
        mov eax, rbx
        mov [rax], 5
        add [rax], [rbx]
        mov al, 5000
        and rax, 0xffffffff
        lea rax, [rax + rbx + rcx]
        lea rax, [rax * 7]
        lea rax, [rsp * 2]
        lea rax, [rbx + ecx]
        lea rax, [ax + bx]
        push ebx
        mov rax, [rip + 5]
        mov cs, ax
        lock mov eax, ebx
        rep mov eax, 1
        retn 5, 6
        call far 5:6
        mov ah, r8b
        mov eax, dword [word rbx]
        byte mov eax, 1
        mov eax rbx
        jmp short start + 1000
        shl eax, 300
        mov eax, byte rbx
        rdtscpp
        loopp start
        mov [eax + rbx], 1
behind: moov rax, 1             ; a misspelt instruction after a label
