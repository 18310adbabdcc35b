.intel_syntax noprefix
start:
  mov rdi, 0x100000
  mov rcx, 0x80000
  xor eax,eax
  rep stosb
  mov rdi, 0x100000
  mov ebx, 2
1: cmp byte ptr [rdi+rbx], 0
  jne 3f
  mov rax, rbx
  imul rax, rbx
  cmp rax, 0x80000
  jae 3f
2: mov byte ptr [rdi+rax], 1
  add rax, rbx
  cmp rax, 0x80000
  jb 2b
3: inc rbx
  cmp rbx, 0x80000
  jb 1b
  jmp start
