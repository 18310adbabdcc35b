; Expressions over several lines of a table; CRC and hash tables made by the preprocessor.
%assign c 0
%rep 32
 %assign r c
 %rep 8
  %if r & 1
   %assign r (r >> 1) ^ 0xEDB88320
  %else
   %assign r r >> 1
  %endif
 %endrep
 dd r
 %assign c c + 1
%endrep
%define h(x, y) (((x) * 31 + (y)) & 0xffffffff)
%assign v h(5381, 'a')
%assign v h(v, 'b')
 dq v
%assign f 1
%assign n 1
%rep 20
 %assign f f * n
 dq f
 %assign n n + 1
%endrep
