#!/bin/sh
# Compiles the programs and records what they print and return on the host's CPU. Needed only after a change of a source;
# the files that it makes are kept in the repository, so that tests need neither gcc nor an x86-64 host.
# Recorded with gcc 12.2.0 and GNU ld 2.40 on Linux x86-64.
set -eu
cd "$(dirname "$0")"
for source in *.c; do
  name=${source%.c}
  gcc -std=c17 -O2 -static -nostdlib -ffreestanding -mgeneral-regs-only -fno-stack-protector -fno-pic -no-pie \
      -fno-asynchronous-unwind-tables -fcf-protection=none -Wall -Wno-unused-parameter \
      -Wl,--build-id=none -Wl,-z,noseparate-code -Wl,-z,max-page-size=4096 -s -o "$name.elf" "$source"
  objcopy -R .comment "$name.elf"
  status=0
  printf 'seven\n' | "./$name.elf" first "second argument" > "$name.out" || status=$?
  printf 'exit status %d\n' "$status" > "$name.status"
done
