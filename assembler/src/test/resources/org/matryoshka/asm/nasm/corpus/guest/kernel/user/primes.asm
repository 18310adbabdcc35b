; Task "primes": uses the CPU and never gives it away. Counts primes by trial division, the slow way.

PRIMES_BELOW    equ 150000
PRIMES_EXPECTED equ 13848

        program user_primes
        mov     ebx, 1                  ; the count; 2 is the first prime
        mov     r12d, 3                 ; the candidate: the odd numbers
.candidate:
        mov     ecx, 3                  ; the divisor: odd numbers up to its square root
.divide:
        mov     eax, ecx
        imul    eax, ecx
        cmp     eax, r12d
        ja      .prime
        mov     eax, r12d
        xor     edx, edx
        div     ecx
        add     ecx, 2
        test    edx, edx
        jnz     .divide
        jmp     .next
.prime: inc     ebx
.next:  add     r12d, 2
        cmp     r12d, PRIMES_BELOW
        jb      .candidate

        mov     edi, TASK_DOLLS         ; the dolls speak first
        sys_call SYS_WAIT
        user_say "primes: there are "
        mov     edi, ebx
        call    .print_number
        user_say " primes below "
        mov     edi, PRIMES_BELOW
        call    .print_number
        user_say 10
        xor     edi, edi
        cmp     ebx, PRIMES_EXPECTED
        setne   dil
        sys_call SYS_EXIT

        define_print_number
        end_program user_primes_end
