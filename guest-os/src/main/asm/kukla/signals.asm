; What Java can not do beside itself: signal handlers and threads; included by program.asm.
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

; A thread for usertests, which can't run Java beside Java. RDI = flags of clone, RSI = its stack, on which lie the address
; of a counter and a number, RDX = where its number is written, and cleared when it ends. The thread adds 1 to the counter
; that many times. Returns what clone returns.
        global  user_counting_thread

        section .text
user_counting_thread:
        mov     r10, rdx
        xor     r8d, r8d
        mov     eax, 56                 ; clone
        syscall
        test    rax, rax
        jnz     .started
        pop     rdx
        pop     rcx
.count: lock inc qword [rdx]
        dec     rcx
        jnz     .count
        xor     edi, edi
        mov     eax, 60                 ; exit
        syscall
.started:
        ret
