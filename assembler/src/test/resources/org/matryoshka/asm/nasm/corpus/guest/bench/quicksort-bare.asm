; Benchmark "quicksort" as a bootable image.
%define BENCHMARK_NAME "quicksort"
%include "bare.inc"
%include "quicksort.inc"
