; What a signal that a program catches comes to first; included by program.asm.
;
; It sets the signal's bit in user_signals_taken, which the program looks at when it pleases. No Java code runs in a
; handler, so nothing in a program needs to be reentrant.
        global  user_signal_handler
        global  user_signal_restorer
        global  user_signals_taken

        section .text
user_signal_handler:                    ; EDI = signal
        mov     ecx, edi
        and     ecx, 31
        mov     eax, 1
        shl     eax, cl
        shr     edi, 5
        lock or [user_signals_taken + rdi * 4], eax
        ret

user_signal_restorer:
        mov     eax, 15                 ; rt_sigreturn
        syscall

        section .bss
        alignb  8
user_signals_taken:
        resq    1
