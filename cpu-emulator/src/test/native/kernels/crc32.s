.intel_syntax noprefix
# build table at 0x20000, crc of 1 MiB at 0x100000, repeated
start:
  mov edi, 0x20000
  xor ecx, ecx
1: mov eax, ecx
  mov edx, 8
2: shr eax, 1
  jnc 3f
  xor eax, 0xEDB88320
3: dec edx
  jnz 2b
  mov [rdi+rcx*4], eax
  inc ecx
  cmp ecx, 256
  jne 1b
again:
  mov rsi, 0x100000
  mov r8d, 0x100000
  mov eax, -1
4: movzx edx, byte ptr [rsi]
  xor dl, al
  movzx edx, dl
  shr eax, 8
  xor eax, [rdi+rdx*4]
  inc rsi
  dec r8d
  jnz 4b
  not eax
  jmp again
