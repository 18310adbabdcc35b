; A context switch, a system-call entry and interrupt stubs.
bits 64
default rel
%macro save 1-*
 %rep %0
  push %1
  %rotate 1
 %endrep
%endmacro
%macro restore 1-*
 %rep %0
  %rotate -1
  pop %1
 %endrep
%endmacro
switch: save rbp, rbx, r12, r13, r14, r15
 mov [rdi], rsp
 mov rsp, rsi
 restore rbp, rbx, r12, r13, r14, r15
 ret
entry: swapgs
 mov [gs:8], rsp
 mov rsp, [gs:16]
 save rcx, r11
 cmp rax, (table.end - table) / 8
 jae .bad
 lea rcx, [table]
 call [rcx + rax * 8]
.out: restore rcx, r11
 mov rsp, [gs:8]
 swapgs
 o64 sysret
.bad: mov rax, -38
 jmp .out
%assign v 0
%rep 32
stub%[v]:
 %if v = 8 || (v >= 10 && v <= 14) || v = 17
 %else
  push 0
 %endif
 push v
 jmp all_stubs
 %assign v v + 1
%endrep
all_stubs: save rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11
 mov rdi, rsp
 call entry
 restore rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11
 add rsp, 16
 iretq
section .rodata
table: dq switch, entry
.end:
stubs:
%assign v 0
%rep 32
 dq stub%[v]
 %assign v v + 1
%endrep
