/**
 * Benchmark programs in restricted Java for the ahead-of-time compiler, each beside an equivalent
 * in C ({@code src/main/bench}): same algorithm, same data, same result.
 *
 * <p>Start reading at {@link org.matryoshka.guest.bench.Crc32}. Each is a user program whose {@code
 * main} computes a checksum and ends with status 0 only if it is the right one, so that a wrong
 * program has no figures. What counts is the number of retired instructions, which is the same on
 * every computer; {@code matryoshka bench aot} compares it with what {@code gcc -O1} needs. Called
 * by that command and by tests; the image builder compiles them.
 */
package org.matryoshka.guest.bench;
