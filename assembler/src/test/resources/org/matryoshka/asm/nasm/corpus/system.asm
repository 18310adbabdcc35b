; Instructions for systems: descriptor tables, control registers, ports, MSRs.
bits 64
 lgdt [rax]
 sgdt [rel tab]
 lidt [rbx+8]
 sidt [r9]
 lldt ax
 lldt [rax]
 sldt ax
 sldt eax
 sldt rax
 sldt [rcx]
 ltr bx
 str ax
 str r9
 lmsw ax
 smsw eax
 smsw [rax]
 mov cr0, rax
 mov rax, cr0
 mov cr2, r9
 mov r10, cr3
 mov cr4, rbx
 mov cr8, rcx
 mov rax, dr0
 mov dr7, rdx
 clts
 invlpg [rax]
 invd
 wbinvd
 in al, 5
 in ax, 0x60
 in eax, 0xff
 in al, dx
 in ax, dx
 in eax, dx
 out 0x20, al
 out 5, ax
 out 5, eax
 out dx, al
 out dx, ax
 out dx, eax
 cli
 sti
 hlt
 rdmsr
 wrmsr
 rdtsc
 rdtscp
 cpuid
 swapgs
 rdfsbase rax
 wrfsbase eax
 rdgsbase r9
 wrgsbase rdx
 pause
 lfence
 mfence
 sfence
 nop
 nop word [rax]
 nop dword [rax+rax*1]
 ud2
 vmcall
 lar eax, bx
 lar rax, [rbx]
 lsl ax, cx
 lsl eax, [rdx]
 verr ax
 verw [rbx]
 mov ds, ax
 mov es, [rax]
 mov ss, r9w
 mov fs, eax
 mov gs, rbx
 mov ax, ds
 mov eax, es
 mov rbx, fs
 mov [rax], gs
 lock add [rax], rbx
 lock inc dword [rax]
 lock cmpxchg [rax], ecx
 lock xadd [rbx], r9
 lock bts qword [rdi], 5
 lock cmpxchg8b [rax]
 lock cmpxchg16b [r8]
 lock not byte [rax]
 xchg [rax], bl
 xchg bl, [rax]
 xchg rax, r8
 xchg r8, rax
 xchg ecx, edx
 xchg ax, bx
 xchg eax, eax
 xchg rax, rax
 cmpxchg al, bl
 xadd cx, dx
 clc
 cmc
 stc
 lahf
 sahf
 endbr64
 prefetchw [rax]
 prefetcht0 [rbx]
 prefetchnta [rcx]
tab: dw 0
 dq 0
