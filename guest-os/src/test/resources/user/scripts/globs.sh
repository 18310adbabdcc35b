# Path names.
cd "$TMP"; mkdir g; cd g
touch a.c b.c ab.h .hidden 'x y' Z; mkdir d; touch d/one.c d/two.h
echo *; echo *.c; echo ?.c; echo [ab]*; echo [!a]*; echo .h*; echo */*; echo */*.c; echo *.none
echo "*.c" \*.c '*'.c; for f in *; do echo "<$f>"; done
x='*.c'; echo $x "$x"
echo d/* d*/t*; echo ./*.h; ls -d */ 2> /dev/null | cat
set -f; echo *.c; set +f
echo [z]; echo [a-b].c; echo [[:upper:]]
rm x*; cd ..; rm -r g; ls g 2> /dev/null || echo removed
