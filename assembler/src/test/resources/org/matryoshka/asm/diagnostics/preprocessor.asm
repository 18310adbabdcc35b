; Directives of the preprocessor with mistakes.
%elze
%endif
%else
%endmacro
%endrep
%exitrep
%exitmacro
%rotate 1
%defin x 5
%define
%define f(a b c
%assign n undefined_symbol
%assign n 1 +
%include "no-such-file.inc"
%include no_quotes
%macro
%endmacro
%macro unfinished
%endmacro
%macro backwards 3-1
%endmacro
%macro two 2
        mov %1, %2
%endmacro
        two eax
        two eax, ebx, ecx
        %1
        %%a
        %$x
        %!HOME
%define g(x) x + 1
        dq g(1
%pop
%strlen len 5
%error this is wrong
%warning this is odd
%error "quoted text"
%if 1
%else
%else
%endif
%ifdef
%endif
%iffoo x
%endif
%rep 5000000
%endrep
%if 1
        nop
