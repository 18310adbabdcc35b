; Immediates at the edges of their ranges.
bits 64
 add eax, 127
 add eax, 128
 add eax, -128
 add eax, -129
 add rax, 127
 add rax, 128
 add rax, 0x7fffffff
 add rax, -0x80000000
 add rax, 0xffffffffffffffff
 add rax, 0xffffffff80000000
 add ax, 127
 add ax, 0xff80
 add ax, 0xff7f
 add ax, 65535
 add al, 255
 add al, -128
 sub ecx, 0xffffffff
 and ecx, 0xffffff80
 and rcx, ~0xf
 or byte [rax], 0x80
 or word [rax], 0xfff0
 or dword [rax], 0xfffffff0
 xor qword [rax], -16
 test al, 1
 test ax, 1
 test eax, 1
 test rax, 1
 test ebx, 0x80000000
 test byte [rbx], 255
 test [rbx], ecx
 test ecx, [rbx]
 cmp al, 'a'
 cmp eax, 'abcd'
 mov ax, 'ab'
 mov eax, 'a'
 mov rax, 'abcdefgh'
 mov rax, `\n`
 push 'a'
 imul eax, eax, 127
 imul eax, eax, 128
 ret 0xffff
 enter 0xffff, 31
 int 255
 out 255, al
 mov dword [rax], 0xffffffff
 mov dword [rax], -1
 mov qword [rax], 0x7fffffff
 mov qword [rax], -0x80000000
 cmp dword [rax + rbx], strict dword 1
 add ecx, strict byte 1
 add rcx, byte -1
 mov cl, -1
 mov cl, 0x80
fwd_small equ small
 add eax, small
 add eax, big
 cmp rax, later - $
 mov rax, small
 mov rax, big
 push small
 push big
 mov eax, [rbx + small]
 mov eax, [rbx + big]
 shl eax, small
later:
small equ 5
big equ 500
