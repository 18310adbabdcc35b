; Task "memory": touches its heap page by page. Every page must be zero at first, and keep what is written to it.

MEMORY_PAGES    equ 512                 ; 2 MiB
MEMORY_PATTERN  equ 0x9e3779b97f4a7c15  ; word at address a is written as a * this

        program user_memory
        mov     r12, MEMORY_PATTERN
        xor     ebp, ebp                ; pages so far
        mov     rbx, USER_HEAP

.page:  lea     rdx, [rbx + PAGE_SIZE]
        xor     eax, eax
        mov     rdi, rbx
.zero:  or      rax, [rdi]              ; the first of these accesses makes the page
        add     rdi, 8
        cmp     rdi, rdx
        jb      .zero
        test    rax, rax
        jnz     .failed
        mov     rdi, rbx
.write: mov     rax, rdi
        imul    rax, r12
        mov     [rdi], rax
        add     rdi, 8
        cmp     rdi, rdx
        jb      .write
        inc     ebp
        mov     rbx, rdx
        cmp     ebp, MEMORY_PAGES
        jb      .page

        xor     r13d, r13d              ; exclusive or of all words that are as they should be
.check: sub     rbx, 8
        mov     rax, rbx
        imul    rax, r12
        cmp     rax, [rbx]
        jne     .failed
        xor     r13, rax
        rol     r13, 1
        cmp     rbx, USER_HEAP
        ja      .check

        mov     edi, TASK_PRIMES        ; wait for our turn to speak
        sys_call SYS_WAIT
        user_say "memory: "
        mov     edi, ebp
        call    .print_number
        user_say " pages were zero at first and kept what was written, checksum "
        mov     rdi, r13
        call    .print_number
        user_say 10
        mov     edi, 3                  ; all others have ended by now: the CPU has nothing to do
        sys_call SYS_SLEEP
        user_say `memory: slept for three ticks\n`
        xor     edi, edi
        sys_call SYS_EXIT

.failed:
        user_say `memory: FAILED, a word is wrong\n`
        mov     edi, 1
        sys_call SYS_EXIT

        define_print_number
        end_program user_memory_end
