; The tables that the CPU reads: segments (GDT), task state (TSS), interrupts (IDT), and the MSRs of SYSCALL.

        section .text
load_descriptors:
        ; The TSS descriptor holds the address of the TSS in four pieces (SDM vol. 3A, 8.2.3), which no relocation
        ; can fill in.
        mov     rax, task_state
        lea     rdx, [gdt + TASK_STATE]
        mov     [rdx + 2], ax
        shr     rax, 16
        mov     [rdx + 4], al
        mov     [rdx + 7], ah
        shr     rax, 16
        mov     [rdx + 8], eax

        lgdt    [gdt_pointer]
        mov     eax, KERNEL_DATA
        mov     ss, eax
        xor     eax, eax                ; in 64-bit mode nothing looks at the others but FS and GS
        mov     ds, eax
        mov     es, eax
        mov     fs, eax
        mov     gs, eax
        lea     rax, [.code_loaded]     ; CS is loaded by a far return to the next line
        push    KERNEL_CODE
        push    rax
        retfq
.code_loaded:
        lea     rax, [fault_stacks + FAULT_STACK_SIZE]
        mov     [task_state + tss.ist1], rax
        add     rax, FAULT_STACK_SIZE
        mov     [task_state + tss.ist2], rax
        mov     word [task_state + tss.io_map], tss_size
        mov     eax, TASK_STATE
        ltr     ax

        ; The IDT. The stubs in traps.asm are 16 bytes apart, so the address follows from the vector.
        lea     rdi, [idt]
        mov     rax, trap_stubs
        mov     ecx, VECTOR_COUNT
.gate:  mov     [rdi], ax               ; offset 0..15
        mov     word [rdi + 2], KERNEL_CODE
        mov     word [rdi + 4], 0x8e00  ; present, ring 0, interrupt gate: the handler starts with interrupts off
        mov     rdx, rax
        shr     rdx, 16
        mov     [rdi + 6], dx           ; offset 16..31
        shr     rdx, 16
        mov     [rdi + 8], edx          ; offset 32..63
        add     rax, 16
        add     rdi, 16
        dec     ecx
        jnz     .gate
        mov     byte [idt + VECTOR_BREAKPOINT * 16 + 5], 0xee ; programs may execute INT3
        ; A double fault may mean that the kernel stack has run into its guard page: it gets a stack of its own,
        ; and so does what can come at any time.
        mov     byte [idt + VECTOR_DOUBLE_FAULT * 16 + 4], 1
        mov     byte [idt + VECTOR_NMI * 16 + 4], 2
        mov     byte [idt + VECTOR_MACHINE_CHECK * 16 + 4], 2
        lidt    [idt_pointer]

        ; SYSCALL: the selectors, the entry, the flags to clear. SYSRET computes the user's selectors from STAR.
        mov     ecx, MSR_STAR
        xor     eax, eax
        mov     edx, (KERNEL_DATA | 3) << 16 | KERNEL_CODE
        wrmsr
        mov     rax, syscall_entry
        mov     rdx, rax
        shr     rdx, 32
        mov     ecx, MSR_LSTAR
        wrmsr
        mov     ecx, MSR_FMASK
        mov     eax, RFLAGS_IF | RFLAGS_DF | RFLAGS_TF | RFLAGS_AC | RFLAGS_NT
        xor     edx, edx
        wrmsr
        ret

        section .data
        align   16
gdt:            dq 0
                dq 0x00209b0000000000   ; KERNEL_CODE: present, ring 0, code, 64 bits; "accessed" like all of them,
                dq 0x0000930000000000   ; KERNEL_DATA: present, ring 0, data, writable   lest the CPU write here
                dq 0x0000f30000000000   ; USER_DATA: present, ring 3, data, writable
                dq 0x0020fb0000000000   ; USER_CODE: present, ring 3, code, 64 bits
                dw tss_size - 1, 0      ; TASK_STATE: available 64-bit TSS, present, ring 0; load_descriptors adds
                db 0, 0x89, 0, 0        ; the address
                dq 0
gdt_pointer:    dw gdt_pointer - gdt - 1
                dq gdt
idt_pointer:    dw VECTOR_COUNT * 16 - 1
                dq idt

        section .bss
                alignb 16
idt:            resb VECTOR_COUNT * 16
task_state:     resb tss_size
                alignb 16
fault_stacks:   resb 2 * FAULT_STACK_SIZE
