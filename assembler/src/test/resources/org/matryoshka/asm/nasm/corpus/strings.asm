; String instructions with prefixes.
bits 64

 movsb
 rep movsb
 movsw
 rep movsw
 movsd
 rep movsd
 movsq
 rep movsq
 stosb
 rep stosb
 stosw
 rep stosw
 stosd
 rep stosd
 stosq
 rep stosq
 lodsb
 rep lodsb
 lodsw
 rep lodsw
 lodsd
 rep lodsd
 lodsq
 rep lodsq
 cmpsb
 repe cmpsb
 repne cmpsb
 repz cmpsb
 repnz cmpsb
 cmpsw
 repe cmpsw
 repne cmpsw
 repz cmpsw
 repnz cmpsw
 cmpsd
 repe cmpsd
 repne cmpsd
 repz cmpsd
 repnz cmpsd
 cmpsq
 repe cmpsq
 repne cmpsq
 repz cmpsq
 repnz cmpsq
 scasb
 repe scasb
 repne scasb
 repz scasb
 repnz scasb
 scasw
 repe scasw
 repne scasw
 repz scasw
 repnz scasw
 scasd
 repe scasd
 repne scasd
 repz scasd
 repnz scasd
 scasq
 repe scasq
 repne scasq
 repz scasq
 repnz scasq
 insb
 rep insb
 insw
 rep insw
 insd
 rep insd
 outsb
 rep outsb
 outsw
 rep outsw
 outsd
 rep outsd
 a32 lodsb
 fs lodsd
 gs movsq
 rep fs movsb
 a32 rep stosd
 cld
 std
