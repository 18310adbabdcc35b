#!/bin/sh
# Compiles the benchmarks in C and records how many instructions of user mode each retires on our emulator. Needed only
# after a change of a source: the counts are kept in the repository. Usage: make.sh MATRYOSHKA, the launcher.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
launcher=${1:-$here/../../../../matryoshka}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
counts=$here/../resources/org/matryoshka/guest/bench/gcc-counts.txt
mkdir -p "$(dirname "$counts")"
flags="-std=c17 -O1 -static -nostdlib -ffreestanding -mgeneral-regs-only -fno-stack-protector -fno-pic -no-pie -fcf-protection=none"
{
  echo "# Retired instructions of the C benchmarks in guest-os/src/main/bench, made by make.sh there:"
  echo "# $(gcc --version | head -1), gcc $flags;"
  echo "# then 'matryoshka run --stats' of each static program on the emulated processor, whole run."
  for source in "$here"/*.c; do
    name=$(basename "$source" .c)
    gcc $flags -fno-asynchronous-unwind-tables -Wall -Wl,--build-id=none -o "$work/$name" "$source"
    "$launcher" run --stats "$work/$name.json" "$work/$name"
    echo "$name $(sed -n 's/.*"instructions"[^0-9]*\([0-9]*\).*/\1/p' "$work/$name.json")"
  done
} > "$work/counts"
mv "$work/counts" "$counts"
cat "$counts"
