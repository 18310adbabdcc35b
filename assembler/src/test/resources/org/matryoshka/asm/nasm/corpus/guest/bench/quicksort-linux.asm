; Benchmark "quicksort" as a Linux program.
%define BENCHMARK_NAME "quicksort"
%include "linux.inc"
%include "quicksort.inc"
