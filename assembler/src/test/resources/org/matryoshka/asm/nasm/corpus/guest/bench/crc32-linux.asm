; Benchmark "crc32" as a Linux program.
%define BENCHMARK_NAME "crc32"
%include "linux.inc"
%include "crc32.inc"
