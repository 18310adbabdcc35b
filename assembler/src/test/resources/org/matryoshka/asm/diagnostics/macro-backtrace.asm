; Mistakes inside macros are shown with the calls that led there.
        bits 64
%macro inner 2
        mov %1, %2
        movv %1, 5
%endmacro
%macro outer 1
        inner %1, rbx
        inner rax, %1
%endmacro
        outer rcx
        outer ecx
%define SIZE 100000
        mov al, SIZE
%include "macro-backtrace.inc"
%rep 2
        bad_word 1, 2
%endrep
