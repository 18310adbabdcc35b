; Task "dolls": prints, and gives the CPU away after every line, so that the others work between the lines.

        program user_dolls
        lea     rbx, [.picture]
        lea     r12, [.picture_end]
.line:  xor     esi, esi                ; a line ends with 10
.count: inc     esi
        cmp     byte [rbx + rsi - 1], 10
        jne     .count
        mov     rdi, rbx
        add     rbx, rsi
        sys_call SYS_WRITE
        sys_call SYS_YIELD
        cmp     rbx, r12
        jb      .line

        ; What must not work: a number that is no system call, printing the kernel's memory, printing memory that
        ; does not exist. Every bit of the sum of the results must be right.
        sys_call SYSCALL_COUNT
        mov     rbx, rax
        mov     rdi, KERNEL_OFFSET
        mov     esi, 1
        sys_call SYS_WRITE
        add     rbx, rax
        mov     edi, PAGE_SIZE
        mov     esi, 1
        sys_call SYS_WRITE
        add     rbx, rax
        xor     edi, edi
        cmp     rbx, ERROR_NO_CALL + ERROR_FAULT + ERROR_FAULT
        setne   dil
        sys_call SYS_EXIT

.picture:
        db      '              .-"""-.', 10
        db      "             /  o o  \", 10
        db      '             \   ^   /             .-""-.', 10
        db      "            .-`-----'-.           / o  o \", 10
        db      "           /  \     /  \          \  ~~  /         .--.", 10
        db      "          |    `---'    |        .-`----'-.       ( oo )", 10
        db      "          |   ( *** )   |       |  (*__*)  |      .`--'.", 10
        db      "          |   (  |  )   |       |    ||    |     | (**) |", 10
        db      "           \   '-+-'   /         \   ||   /       \    /", 10
        db      "            `---------'           `------'         `--'", 10
.picture_end:
        end_program user_dolls_end
