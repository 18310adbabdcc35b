# Background processes, wait, traps, signals.
sleep 0.05 & wait $!; echo $?
(exit 9) & wait $!; echo $?
(sleep 0.05; echo late) & echo early; wait; echo done
a=0; for i in 1 2 3; do (exit $i) & done; wait; echo waited
trap 'echo got usr1' USR1; kill -USR1 $$; echo after
trap '' USR2; kill -USR2 $$; echo ignored
trap - USR1 USR2
trap 'echo exit trap $?' EXIT
sh -c 'trap "echo bye" EXIT; exit 4'; echo $?
sleep 5 & p=$!; kill $p; wait $p 2> /dev/null; echo $?
kill -0 $$ && echo alive
kill -0 $p 2> /dev/null || echo gone
x=$(sleep 0.02 & echo bg); echo $x
(true & true & wait; echo both)
exit 6
