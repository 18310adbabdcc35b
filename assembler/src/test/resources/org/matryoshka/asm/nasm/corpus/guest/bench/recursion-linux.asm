; Benchmark "recursion" as a Linux program.
%define BENCHMARK_NAME "recursion"
%include "linux.inc"
%include "recursion.inc"
