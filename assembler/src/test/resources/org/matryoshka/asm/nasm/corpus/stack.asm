; Stack, calls and returns.
bits 64

 push rax
 pop rax
 push rcx
 pop rcx
 push rdx
 pop rdx
 push rbx
 pop rbx
 push rsp
 pop rsp
 push rbp
 pop rbp
 push rsi
 pop rsi
 push rdi
 pop rdi
 push r8
 pop r8
 push r9
 pop r9
 push r10
 pop r10
 push r11
 pop r11
 push r12
 pop r12
 push r13
 pop r13
 push r14
 pop r14
 push r15
 pop r15
 push ax
 pop r9w
 push qword [rax]
 push word [rax]
 pop qword [r12]
 push 1
 push -1
 push 128
 push -129
 push 0x7fffffff
 push byte 5
 push word 5
 push word 500
 push strict dword 5
 push fs
 pop gs
 pushf
 popf
 pushfq
 popfq
 pushfw
 popfw
 enter 0, 0
 enter 16, 3
 leave
 ret
 ret 16
 retn
 retf
 retf 8
 retfq
 o64 retf
 call rax
 call [rbx]
 call qword [rsp+8]
 call far [rax]
 jmp r9
 jmp [rel $]
 jmp far [rcx]
 jmp far dword [rcx]
 iret
 iretd
 iretq
 iretw
 int 0x80
 int3
 int1
 syscall
 sysret
 o64 sysret
 sysenter
 ud2
