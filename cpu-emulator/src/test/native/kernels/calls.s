.intel_syntax noprefix
# recursive Fibonacci numbers: calls, pushes, a function in the next page
start:
  mov rsp, 0x40000
again:
  mov edi, 20
  call fib
  jmp again
.org 4096
fib:
  cmp edi, 2
  jb 1f
  push rbx
  push rdi
  dec edi
  call fib
  mov ebx, eax
  pop rdi
  sub edi, 2
  call fib
  add eax, ebx
  pop rbx
  ret
1: mov eax, edi
  ret
