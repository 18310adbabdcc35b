; All conditions in jumps, sets and moves.
bits 64

start:
 jo start
 seto al
 seto [rbx]
 seto r9b
 cmovo eax, ebx
 cmovo r9, [r10]
 cmovo ax, dx
 jno start
 setno al
 setno [rbx]
 setno r9b
 cmovno eax, ebx
 cmovno r9, [r10]
 cmovno ax, dx
 jb start
 setb al
 setb [rbx]
 setb r9b
 cmovb eax, ebx
 cmovb r9, [r10]
 cmovb ax, dx
 jnb start
 setnb al
 setnb [rbx]
 setnb r9b
 cmovnb eax, ebx
 cmovnb r9, [r10]
 cmovnb ax, dx
 jc start
 setc al
 setc [rbx]
 setc r9b
 cmovc eax, ebx
 cmovc r9, [r10]
 cmovc ax, dx
 jnc start
 setnc al
 setnc [rbx]
 setnc r9b
 cmovnc eax, ebx
 cmovnc r9, [r10]
 cmovnc ax, dx
 jae start
 setae al
 setae [rbx]
 setae r9b
 cmovae eax, ebx
 cmovae r9, [r10]
 cmovae ax, dx
 jnae start
 setnae al
 setnae [rbx]
 setnae r9b
 cmovnae eax, ebx
 cmovnae r9, [r10]
 cmovnae ax, dx
 je start
 sete al
 sete [rbx]
 sete r9b
 cmove eax, ebx
 cmove r9, [r10]
 cmove ax, dx
 jne start
 setne al
 setne [rbx]
 setne r9b
 cmovne eax, ebx
 cmovne r9, [r10]
 cmovne ax, dx
 jz start
 setz al
 setz [rbx]
 setz r9b
 cmovz eax, ebx
 cmovz r9, [r10]
 cmovz ax, dx
 jnz start
 setnz al
 setnz [rbx]
 setnz r9b
 cmovnz eax, ebx
 cmovnz r9, [r10]
 cmovnz ax, dx
 jbe start
 setbe al
 setbe [rbx]
 setbe r9b
 cmovbe eax, ebx
 cmovbe r9, [r10]
 cmovbe ax, dx
 jnbe start
 setnbe al
 setnbe [rbx]
 setnbe r9b
 cmovnbe eax, ebx
 cmovnbe r9, [r10]
 cmovnbe ax, dx
 ja start
 seta al
 seta [rbx]
 seta r9b
 cmova eax, ebx
 cmova r9, [r10]
 cmova ax, dx
 jna start
 setna al
 setna [rbx]
 setna r9b
 cmovna eax, ebx
 cmovna r9, [r10]
 cmovna ax, dx
 js start
 sets al
 sets [rbx]
 sets r9b
 cmovs eax, ebx
 cmovs r9, [r10]
 cmovs ax, dx
 jns start
 setns al
 setns [rbx]
 setns r9b
 cmovns eax, ebx
 cmovns r9, [r10]
 cmovns ax, dx
 jp start
 setp al
 setp [rbx]
 setp r9b
 cmovp eax, ebx
 cmovp r9, [r10]
 cmovp ax, dx
 jnp start
 setnp al
 setnp [rbx]
 setnp r9b
 cmovnp eax, ebx
 cmovnp r9, [r10]
 cmovnp ax, dx
 jpe start
 setpe al
 setpe [rbx]
 setpe r9b
 cmovpe eax, ebx
 cmovpe r9, [r10]
 cmovpe ax, dx
 jpo start
 setpo al
 setpo [rbx]
 setpo r9b
 cmovpo eax, ebx
 cmovpo r9, [r10]
 cmovpo ax, dx
 jl start
 setl al
 setl [rbx]
 setl r9b
 cmovl eax, ebx
 cmovl r9, [r10]
 cmovl ax, dx
 jnl start
 setnl al
 setnl [rbx]
 setnl r9b
 cmovnl eax, ebx
 cmovnl r9, [r10]
 cmovnl ax, dx
 jge start
 setge al
 setge [rbx]
 setge r9b
 cmovge eax, ebx
 cmovge r9, [r10]
 cmovge ax, dx
 jnge start
 setnge al
 setnge [rbx]
 setnge r9b
 cmovnge eax, ebx
 cmovnge r9, [r10]
 cmovnge ax, dx
 jle start
 setle al
 setle [rbx]
 setle r9b
 cmovle eax, ebx
 cmovle r9, [r10]
 cmovle ax, dx
 jnle start
 setnle al
 setnle [rbx]
 setnle r9b
 cmovnle eax, ebx
 cmovnle r9, [r10]
 cmovnle ax, dx
 jg start
 setg al
 setg [rbx]
 setg r9b
 cmovg eax, ebx
 cmovg r9, [r10]
 cmovg ax, dx
 jng start
 setng al
 setng [rbx]
 setng r9b
 cmovng eax, ebx
 cmovng r9, [r10]
 cmovng ax, dx
