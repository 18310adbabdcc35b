; Multiplication, division and one-operand arithmetic.
bits 64

 mul al
 mul r9b
 mul ah
 mul bx
 mul ecx
 mul r10
 mul byte [rax]
 mul word [rbx]
 mul dword [r12]
 mul qword [r13+8]
 imul al
 imul r9b
 imul ah
 imul bx
 imul ecx
 imul r10
 imul byte [rax]
 imul word [rbx]
 imul dword [r12]
 imul qword [r13+8]
 div al
 div r9b
 div ah
 div bx
 div ecx
 div r10
 div byte [rax]
 div word [rbx]
 div dword [r12]
 div qword [r13+8]
 idiv al
 idiv r9b
 idiv ah
 idiv bx
 idiv ecx
 idiv r10
 idiv byte [rax]
 idiv word [rbx]
 idiv dword [r12]
 idiv qword [r13+8]
 neg al
 neg r9b
 neg ah
 neg bx
 neg ecx
 neg r10
 neg byte [rax]
 neg word [rbx]
 neg dword [r12]
 neg qword [r13+8]
 not al
 not r9b
 not ah
 not bx
 not ecx
 not r10
 not byte [rax]
 not word [rbx]
 not dword [r12]
 not qword [r13+8]
 inc al
 inc r9b
 inc ah
 inc bx
 inc ecx
 inc r10
 inc byte [rax]
 inc word [rbx]
 inc dword [r12]
 inc qword [r13+8]
 dec al
 dec r9b
 dec ah
 dec bx
 dec ecx
 dec r10
 dec byte [rax]
 dec word [rbx]
 dec dword [r12]
 dec qword [r13+8]
 imul ax, bx
 imul eax, [rbx]
 imul rax, r9
 imul eax, ebx, 5
 imul rax, rbx, 1000
 imul rax, [rcx], -1
 imul cx, dx, 300
 imul r9, 7
 imul r9d, 700
 imul bx, 8
 cbw
 cwde
 cdqe
 cwd
 cdq
 cqo
