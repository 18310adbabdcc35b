# What goes wrong, and the statuses that tell.
nosuchcommand 2> /dev/null; echo $?
/nonexistent/x 2> /dev/null; echo $?
/ 2> /dev/null; echo $?
cd /nonexistent 2> /dev/null || echo no
sh -c 'exit 300'; echo $?
sh -c 'kill -TERM $$'; echo $?
sh -c 'kill -KILL $$'; echo $?
sh -c 'if' 2> /dev/null; echo $?
sh -c 'echo "unterminated' 2> /dev/null; echo $?
sh -c 'echo $((1 / 0))' 2> /dev/null; echo $?
sh -e -c 'false; echo no'; echo $?
sh -e -c 'false || true; if false; then :; fi; echo yes'; echo $?
sh -c '. /nonexistent; echo no' 2> /dev/null; echo $?
cat < /nonexistent 2> /dev/null; echo $?
{ echo a; } > /nonexistent/x 2> /dev/null; echo $?
false && echo no; echo $?
