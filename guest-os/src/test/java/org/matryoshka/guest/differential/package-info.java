/**
 * Proof of the compiler by comparison: programs in restricted Java, random ones above all, run on
 * the JVM and, compiled by our compiler, on the emulated processor; both must print the same.
 *
 * <p>Start reading at {@code RandomProgramsTest}. {@code ProgramGenerator} writes the source of a
 * program for a seed, {@code TwoWorlds} compiles it with javac and with our compiler and runs both.
 * A difference is found again by its seed: see {@code docs/aot.md} for the command that runs
 * thousands. Depends on {@code guest.aot}, {@code guest.image} and the emulator; nothing depends on
 * it.
 */
package org.matryoshka.guest.differential;
