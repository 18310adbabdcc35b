; Benchmark "recursion" as a bootable image.
%define BENCHMARK_NAME "recursion"
%include "bare.inc"
%include "recursion.inc"
