.intel_syntax noprefix
# a counter and a table in the page of the code; a function in another page
start:
  mov rsp, 0x40000
  lea rsi, [rip + table]
again:
  mov ecx, 64
1: mov eax, [rip + counter]
  inc eax
  mov [rip + counter], eax
  and eax, 63
  add [rsi + rax*4], ecx
  call far_function
  dec ecx
  jnz 1b
  jmp again
counter: .long 0
.balign 64
table: .fill 64, 4, 0
.org 4096
far_function:
  lea rax, [rdi + rax*8 + 5]
  ret
