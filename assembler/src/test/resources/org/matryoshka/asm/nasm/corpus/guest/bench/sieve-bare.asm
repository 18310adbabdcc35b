; Benchmark "sieve" as a bootable image.
%define BENCHMARK_NAME "sieve"
%include "bare.inc"
%include "sieve.inc"
