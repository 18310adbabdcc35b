/**
 * The whole-program benchmarks: the bundled benchmark programs on everything that can run them.
 * {@link org.matryoshka.gui.bench.Benchmark} knows which programs there are, {@link
 * org.matryoshka.gui.bench.BenchmarkRunner} measures one, {@link
 * org.matryoshka.gui.bench.Measurement} is a result. Holds: a program is run several times in one
 * JVM and the fastest run counts, since the first ones pay for the host's compiler. Used by {@code
 * matryoshka bench}; parts are measured with JMH in their own modules.
 */
package org.matryoshka.gui.bench;
