; Shifts, rotates and bit instructions.
bits 64

 rol al, 1
 rol al, 7
 rol al, cl
 rol r9b, 1
 rol r9b, 7
 rol r9b, cl
 rol ax, 1
 rol ax, 7
 rol ax, cl
 rol ecx, 1
 rol ecx, 7
 rol ecx, cl
 rol rdx, 1
 rol rdx, 7
 rol rdx, cl
 rol r15, 1
 rol r15, 7
 rol r15, cl
 rol byte [rax], 1
 rol byte [rax], 7
 rol byte [rax], cl
 rol word [rbx+1], 1
 rol word [rbx+1], 7
 rol word [rbx+1], cl
 rol dword [rcx], 1
 rol dword [rcx], 7
 rol dword [rcx], cl
 rol qword [rdx], 1
 rol qword [rdx], 7
 rol qword [rdx], cl
 rol eax, byte 1
 ror al, 1
 ror al, 7
 ror al, cl
 ror r9b, 1
 ror r9b, 7
 ror r9b, cl
 ror ax, 1
 ror ax, 7
 ror ax, cl
 ror ecx, 1
 ror ecx, 7
 ror ecx, cl
 ror rdx, 1
 ror rdx, 7
 ror rdx, cl
 ror r15, 1
 ror r15, 7
 ror r15, cl
 ror byte [rax], 1
 ror byte [rax], 7
 ror byte [rax], cl
 ror word [rbx+1], 1
 ror word [rbx+1], 7
 ror word [rbx+1], cl
 ror dword [rcx], 1
 ror dword [rcx], 7
 ror dword [rcx], cl
 ror qword [rdx], 1
 ror qword [rdx], 7
 ror qword [rdx], cl
 ror eax, byte 1
 rcl al, 1
 rcl al, 7
 rcl al, cl
 rcl r9b, 1
 rcl r9b, 7
 rcl r9b, cl
 rcl ax, 1
 rcl ax, 7
 rcl ax, cl
 rcl ecx, 1
 rcl ecx, 7
 rcl ecx, cl
 rcl rdx, 1
 rcl rdx, 7
 rcl rdx, cl
 rcl r15, 1
 rcl r15, 7
 rcl r15, cl
 rcl byte [rax], 1
 rcl byte [rax], 7
 rcl byte [rax], cl
 rcl word [rbx+1], 1
 rcl word [rbx+1], 7
 rcl word [rbx+1], cl
 rcl dword [rcx], 1
 rcl dword [rcx], 7
 rcl dword [rcx], cl
 rcl qword [rdx], 1
 rcl qword [rdx], 7
 rcl qword [rdx], cl
 rcl eax, byte 1
 rcr al, 1
 rcr al, 7
 rcr al, cl
 rcr r9b, 1
 rcr r9b, 7
 rcr r9b, cl
 rcr ax, 1
 rcr ax, 7
 rcr ax, cl
 rcr ecx, 1
 rcr ecx, 7
 rcr ecx, cl
 rcr rdx, 1
 rcr rdx, 7
 rcr rdx, cl
 rcr r15, 1
 rcr r15, 7
 rcr r15, cl
 rcr byte [rax], 1
 rcr byte [rax], 7
 rcr byte [rax], cl
 rcr word [rbx+1], 1
 rcr word [rbx+1], 7
 rcr word [rbx+1], cl
 rcr dword [rcx], 1
 rcr dword [rcx], 7
 rcr dword [rcx], cl
 rcr qword [rdx], 1
 rcr qword [rdx], 7
 rcr qword [rdx], cl
 rcr eax, byte 1
 shl al, 1
 shl al, 7
 shl al, cl
 shl r9b, 1
 shl r9b, 7
 shl r9b, cl
 shl ax, 1
 shl ax, 7
 shl ax, cl
 shl ecx, 1
 shl ecx, 7
 shl ecx, cl
 shl rdx, 1
 shl rdx, 7
 shl rdx, cl
 shl r15, 1
 shl r15, 7
 shl r15, cl
 shl byte [rax], 1
 shl byte [rax], 7
 shl byte [rax], cl
 shl word [rbx+1], 1
 shl word [rbx+1], 7
 shl word [rbx+1], cl
 shl dword [rcx], 1
 shl dword [rcx], 7
 shl dword [rcx], cl
 shl qword [rdx], 1
 shl qword [rdx], 7
 shl qword [rdx], cl
 shl eax, byte 1
 sal al, 1
 sal al, 7
 sal al, cl
 sal r9b, 1
 sal r9b, 7
 sal r9b, cl
 sal ax, 1
 sal ax, 7
 sal ax, cl
 sal ecx, 1
 sal ecx, 7
 sal ecx, cl
 sal rdx, 1
 sal rdx, 7
 sal rdx, cl
 sal r15, 1
 sal r15, 7
 sal r15, cl
 sal byte [rax], 1
 sal byte [rax], 7
 sal byte [rax], cl
 sal word [rbx+1], 1
 sal word [rbx+1], 7
 sal word [rbx+1], cl
 sal dword [rcx], 1
 sal dword [rcx], 7
 sal dword [rcx], cl
 sal qword [rdx], 1
 sal qword [rdx], 7
 sal qword [rdx], cl
 sal eax, byte 1
 shr al, 1
 shr al, 7
 shr al, cl
 shr r9b, 1
 shr r9b, 7
 shr r9b, cl
 shr ax, 1
 shr ax, 7
 shr ax, cl
 shr ecx, 1
 shr ecx, 7
 shr ecx, cl
 shr rdx, 1
 shr rdx, 7
 shr rdx, cl
 shr r15, 1
 shr r15, 7
 shr r15, cl
 shr byte [rax], 1
 shr byte [rax], 7
 shr byte [rax], cl
 shr word [rbx+1], 1
 shr word [rbx+1], 7
 shr word [rbx+1], cl
 shr dword [rcx], 1
 shr dword [rcx], 7
 shr dword [rcx], cl
 shr qword [rdx], 1
 shr qword [rdx], 7
 shr qword [rdx], cl
 shr eax, byte 1
 sar al, 1
 sar al, 7
 sar al, cl
 sar r9b, 1
 sar r9b, 7
 sar r9b, cl
 sar ax, 1
 sar ax, 7
 sar ax, cl
 sar ecx, 1
 sar ecx, 7
 sar ecx, cl
 sar rdx, 1
 sar rdx, 7
 sar rdx, cl
 sar r15, 1
 sar r15, 7
 sar r15, cl
 sar byte [rax], 1
 sar byte [rax], 7
 sar byte [rax], cl
 sar word [rbx+1], 1
 sar word [rbx+1], 7
 sar word [rbx+1], cl
 sar dword [rcx], 1
 sar dword [rcx], 7
 sar dword [rcx], cl
 sar qword [rdx], 1
 sar qword [rdx], 7
 sar qword [rdx], cl
 sar eax, byte 1
 shld ax, bx, 3
 shld eax, r9d, cl
 shld [rax], rbx, 5
 shld r8, r9, cl
 shrd ax, bx, 3
 shrd eax, r9d, cl
 shrd [rax], rbx, 5
 shrd r8, r9, cl
 bt ax, 3
 bt eax, ebx
 bt r8, 63
 bt dword [rax], 5
 bt [rbx], rcx
 bt qword [r9], 9
 bts ax, 3
 bts eax, ebx
 bts r8, 63
 bts dword [rax], 5
 bts [rbx], rcx
 bts qword [r9], 9
 btr ax, 3
 btr eax, ebx
 btr r8, 63
 btr dword [rax], 5
 btr [rbx], rcx
 btr qword [r9], 9
 btc ax, 3
 btc eax, ebx
 btc r8, 63
 btc dword [rax], 5
 btc [rbx], rcx
 btc qword [r9], 9
 bsf ax, bx
 bsf eax, [rbx]
 bsf r9, r10
 bsr ax, bx
 bsr eax, [rbx]
 bsr r9, r10
 popcnt ax, bx
 popcnt eax, [rbx]
 popcnt r9, r10
 lzcnt ax, bx
 lzcnt eax, [rbx]
 lzcnt r9, r10
 tzcnt ax, bx
 tzcnt eax, [rbx]
 tzcnt r9, r10
 andn eax, ebx, [rcx]
 andn rax, rbx, qword [shift_data]
 andn r8d, r9d, dword [r10+r11*4-3]
 bextr rax, [rcx], rbx
 bextr r15d, r14d, r13d
 blsi eax, [rcx]
 blsi r9, qword [gs:rax+0x1000]
 blsmsk eax, ebx
 blsr r12, [rel shift_data]
 blsr eax, dword [ecx+8]
shift_data: dq 0
