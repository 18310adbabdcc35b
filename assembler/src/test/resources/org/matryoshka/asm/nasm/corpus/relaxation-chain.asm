; Jumps over jumps: making one near pushes others out of reach.
bits 64
%assign n 0
%rep 40
j%[n]: jmp t%[n]
 %assign n n+1
%endrep
%assign n 0
%rep 40
 times 3 nop
t%[n]: je j%[n]
 %assign n n+1
%endrep
 mov eax, t39 - j0
 add eax, t39 - j0
 add rax, t5 - t4
 add rbx, end - t39
 cmp byte [rax + (end - t38)], end - t39
 mov [rbx + (t39 - j0)], al
 push end - t39
 push t39 - j0
end:
