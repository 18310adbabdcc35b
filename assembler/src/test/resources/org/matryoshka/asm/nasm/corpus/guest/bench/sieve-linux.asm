; Benchmark "sieve" as a Linux program.
%define BENCHMARK_NAME "sieve"
%include "linux.inc"
%include "sieve.inc"
