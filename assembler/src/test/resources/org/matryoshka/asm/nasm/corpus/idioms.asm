; Idioms from here and there.
bits 64
%define SYS_WRITE 1
%define sys(n) mov eax, n
%macro syscall3 4
    mov rax, %1
    mov rdi, %2
    mov rsi, %3
    mov rdx, %4
    syscall
%endmacro
%macro print 1+
    section .data
    %%str: db %1
    %%len equ $ - %%str
    section .text
    syscall3 SYS_WRITE, 1, %%str, %%len
%endmacro
%macro multipush 1-*
  %rep %0
    push %1
  %rotate 1
  %endrep
%endmacro
%macro isr_noerr 1
global isr%1
isr%1:
    push byte 0
    push byte %1
    jmp isr_common
%endmacro
%macro writefile 2+
    jmp %%endstr
  %%str: db %2
  %%endstr:
    mov rdx, %%str
    mov rcx, %%endstr-%%str
    mov rbx, %1
%endmacro
section .text
global _start
_start:
    print "hello", 10
    print 'a', 'b', 10, 0
    multipush rax, rbx, rcx
    writefile [rbx], "hi", 13, 10
    sys(60)
    syscall
isr_common: add rsp, 16
    iretq
isr_noerr 0
isr_noerr 1
%assign i 2
%rep 4
isr_noerr i
%assign i i+1
%endrep
idt:
%assign i 0
%rep 6
    dq isr %+ i
%assign i i+1
%endrep
struc task
    .rsp resq 1
    .state resd 1
    .name resb 16
    .size:
endstruc
    mov rax, [rdi+task.rsp]
    mov dword [rdi + task.state], 5
    lea rsi, [rdi+task.name]
    add rdi, task.size
    times task_size db 0
%ifdef DEBUG
    int3
%elifdef RELEASE
    nop
%else
    hlt
%endif
%if __BITS__ == 64
    mov r15, 1
%endif
%ifidn __OUTPUT_FORMAT__, elf64
    nop
%endif
    mov al, byte [rel table + 3]
    mov rcx, (table.end - table) >> 3
    cmp byte [rsi], `\n`
    cmp eax, 'ABCD'
    test dword [rbx], (1 << 5) | (1 << 7)
    and qword [rdi], ~(1<<3)
    lea r8, [r9*8+rax-16]
    mov word [abs 0xb8000], 0x0f41
    mov qword [gs:0], rsp
    jmp qword [table+rax*8]
    call [rel table]
    loop $
    rep stosq
    xor r8d, r8d
    movzx eax, word [rbp-2]
    shl rax, cl
    align 8
table: dq 1, 2, 3
.end:
    jmp [table]
section .bss
stack_bottom: resb 4096*4
stack_top:
section .text
    mov rsp, stack_top
    lea rsp, [rel stack_top]
    push qword stack_top
    mov rax, qword stack_top
    mov [rel stack_bottom], rax
    mov eax, [stack_bottom + 4*rcx]
    xchg bx, bx
%macro CASE 2
  cmp %1, %2
%%next equ $
  je near %%next
%endmacro
 CASE al, 3
%define ARRAY_SIZE(a) ((a %+ .end - a) / 8)
 mov ecx, ARRAY_SIZE(table)
 dd __LINE__
