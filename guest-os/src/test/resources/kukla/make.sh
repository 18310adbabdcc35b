#!/bin/sh
# Compiles the programs with musl's C library, statically, and records what they print and return on Linux. Needed only
# after a change of a source; the files that it makes are kept in the repository, so that tests need neither compiler nor Linux.
# Recorded with gcc 12.2.0 and musl 1.2.3 (musl-gcc) on Linux 6 x86-64, as the superuser in a session of its own.
# hungry is not run here: its expected output is written by hand, since on a machine with much memory it would be another.
set -eu
cd "$(dirname "$0")"
for source in ${*:-*.c}; do
  name=${source%.c}
  compiler=musl-gcc
  case $name in glibc*) compiler=gcc;; esac
  $compiler -std=gnu17 -O1 -static -Wall -Wno-unused-result -Wno-unused-function -Wl,--build-id=none -s -o "$name.elf" "$source" -lpthread
  objcopy -R .comment "$name.elf"
  case $name in runner|hungry) continue;; esac # they want a machine to themselves
  status=0
  timeout 20 setsid -w "./$name.elf" > "$name.out" < /dev/null || status=$?
  printf 'exit status %d\n' "$status" > "$name.status"
done
