; Multi-line macros: defaults, ranges, greedy parameters, local labels, rotation, conditions.
bits 64
%macro two 2
 mov %1, %2
 add %1, %2
%endmacro
 two eax, 5
 two rbx, rcx
%macro opt 1-3 rax, [rbx]
 mov %2, %3
 db %1, %0
%endmacro
 opt 1
 opt 2, rcx
 opt 3, edx, 9
%macro greedy 1+
 db %1
 db %0
%endmacro
 greedy 1, 2, 3
 greedy 'a', "b,c"
%macro all 0-*
 %rep %0
  db %1
  %rotate 1
 %endrep
 db 0xff
%endmacro
 all
 all 1
 all 1, 2, 3
%macro back 1-*
 %rep %0
  %rotate -1
  push %1
 %endrep
%endmacro
 back rax, rbx, r12
%macro loopy 1
%%top: dec %1
 jnz %%top
 jmp %%end
%%end:
%endmacro
 loopy eax
 loopy rbx
%macro cond 2
 j%+1 %2
 j%-1 %2
 cmov%-1 eax, ebx
%endmacro
x: cond e, x
 cond nae, x
 cond ge, x
%macro braces 2
 db %1
 dw %2
%endmacro
 braces {1, 2}, {3, 4}
%macro outer 1
 two %1, 7
 loopy %1
%endmacro
 outer ecx
%macro over 1
 db 1, %1
%endmacro
%macro over 2
 db 2, %1, %2
%endmacro
 over 5
 over 5, 6
%imacro AnyCase 0
 nop
%endmacro
 anycase
 ANYCASE
%macro push 2
 push %1
 push %2
%endmacro
 push rax, rbx
 push rcx
%macro lab 1
lab_%1: db '%1'
%1_%{1}x: dd lab_%1
%endmacro
 lab foo
 lab bar
 dd foo_foox
%macro part 3
 db %{2:3}
 db %{-1:1}
%endmacro
 part 1, 2, 3
%macro early 1
 %if %1 > 2
  %exitmacro
 %endif
 db %1
%endmacro
 early 1
 early 3
here: early 2
%macro withlabel 0
 %00: db 1
%endmacro
mine: withlabel
 dd mine
%macro strs 1
 %strlen %%n %1
 db %%n, %1
%endmacro
 strs 'hello'
