# Words: quotes, escapes, splitting, parameters.
printf '%s ' 'single $x `y` \n' "double \"q\" \\ \$" un\ quoted; echo
x='a  b   c'; echo $x; echo "$x"; echo '$x'
set -- $x; echo $#; set -- "$x"; echo $#; set -- 'p q' r; echo $#
for i in "$@"; do echo "<$i>"; done; for i in $@; do echo "<$i>"; done; for i in "$*"; do echo "<$i>"; done
IFS=,; y=1,2,,3; set -- $y; echo $# "$3" "$4"; echo "$*"; unset IFS
IFS=' ,'; z='a , b ,c,,d'; set -- $z; echo $#; unset IFS
v=; echo "${v:-unset} ${v-set} [${v:+no}] [${v+yes}]"
unset v; echo "${v:-unset} ${v-really} [${v+no}]"; : ${v:=assigned}; echo $v
p=/usr/local/lib/libx.so.1; echo ${p##*/} ${p%.*} ${p%%.*} ${p#*/} ${#p}
q='*.c'; echo "${q}" "${q%c}"
echo "a"'b'c"d"'e'
echo "$((1 + 2))$((3 * 4))" $((10 / 3)) $((10 % 3)) $((-5 / 2)) $((2 - -3))
n=7; echo $((n)) $(($n + 1)) $((n += 2)) $n $((n == 9)) $((n != 9)) $((n > 3 && n < 5))
echo \* "*" '*'
echo "tab	here"
echo a\
b
empty=''; set -- $empty; echo $#; set -- "$empty"; echo $#; set -- "$empty"$empty; echo $#
echo ${undefined}x "${undefined}"y
a=1 b=$a; echo $b
a=x; b=$a$a; c="$a $b"; echo "$c"
echo "${a}b" "$a"b $a'b'
printf '%s ' \\ \\\\ '\\' "\\"; echo
echo "nested ${u:-"in quotes"} ${u:-'single'}"
eval "w='q u o t e'; echo \"\$w\""
