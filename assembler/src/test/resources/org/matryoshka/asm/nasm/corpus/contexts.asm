; Contexts: structured programming with macros.
bits 64
%macro if 3
 %push if
 cmp %1, %3
 j%-2 %$no
%endmacro
%macro else 0
 %ifctx if
  %repl else
  jmp %$end
  %$no:
 %else
  %error "else without if"
 %endif
%endmacro
%macro endif 0
 %ifctx if
  %$no:
  %pop if
 %elifctx else
  %$end:
  %pop else
 %endif
%endmacro
 if eax, e, 5
  mov ebx, 1
 else
  mov ebx, 2
 endif
 if rcx, ge, rdx
  if eax, b, 3
   nop
  endif
  inc rcx
 endif
%push outer
%define %$v 1
%push inner
%define %$v 2
 db %$v, %$$v
%pop
 db %$v
%$label: jmp %$label
%pop
