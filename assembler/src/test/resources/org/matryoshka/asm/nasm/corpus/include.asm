; Included sources and files.
bits 64
%include "include-part.inc"
 part 5
 mov eax, FROM_PART
%include 'include-part.inc'
bin: incbin "include-part.inc", 2, 10
 incbin "include-part.inc", 30
end: dd end - bin
