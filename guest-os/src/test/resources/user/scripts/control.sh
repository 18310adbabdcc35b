# Loops, conditions, functions.
fact() { if [ $1 -le 1 ]; then echo 1; else echo $(($1 * $(fact $(($1 - 1))))); fi; }
fact 10
fib() { local a=0 b=1 i=0 t; while [ $i -lt $1 ]; do t=$((a + b)); a=$b; b=$t; i=$((i + 1)); done; echo $a; }
fib 50
i=0
while true; do
  i=$((i + 1))
  case $i in
    1|2) continue ;;
    [3-5]) echo "mid $i" ;;
    6) echo six; break ;;
    *) echo never ;;
  esac
done
until [ $i -eq 0 ]; do i=$((i - 1)); done; echo $i
for a in 1 2 3; do for b in x y z; do [ $b = y ] && continue 2; echo $a$b; done; done
for a in 1 2; do for b in 1 2; do [ $b = 2 ] && break 2; echo $a$b; done; done
g() { return 5; echo no; }; g; echo $?
h() { echo "$# $1 $*"; shift; echo "$1"; set -- new; echo $1; }; h a b c; echo "[$1]"
if false; then :; fi; echo $?
if ( exit 3 ); then echo no; else echo $?; fi
[ -d / ] && [ ! -f / ] && echo dir
x=5; [ $x -gt 3 -a $x -lt 10 ] && echo between
case "a b" in "a b") echo match;; esac
case abc in a?c) echo q;; esac
case x in ?) echo one;; esac
case '' in '') echo empty;; esac
p='a*'; case abc in $p) echo pattern;; esac; case abc in "$p") echo no;; *) echo literal;; esac
