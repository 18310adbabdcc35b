; Benchmark "crc32" as a bootable image.
%define BENCHMARK_NAME "crc32"
%include "bare.inc"
%include "crc32.inc"
