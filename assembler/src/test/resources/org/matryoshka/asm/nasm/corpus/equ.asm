; equ: forward, backward, of addresses and of differences.
bits 64
section .data
base: dq 0
alias equ base
second equ base + 4
length equ end - base
ahead equ later + 1
later equ 41
 db ahead, later
 dq alias, second, length
 dd alias
 dw length
str1: db 'hello'
str1_len equ $ - str1
 db str1_len
.local equ 3
 db .local
 db str1.local
chain1 equ chain2 + 1
chain2 equ chain3 + 1
chain3 equ 5
 db chain1
end:
section .text
 mov eax, length
 mov ecx, str1_len
 mov rax, alias
 mov rax, [alias]
 mov eax, [rel second]
 cmp eax, chain1
 neg1 equ -1
 mov rax, neg1
 add rax, neg1
 big equ 1 << 40
 mov rax, big
