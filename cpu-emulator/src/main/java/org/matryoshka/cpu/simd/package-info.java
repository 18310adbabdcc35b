/**
 * SSE and SSE2: what the vector instructions do (SDM vol. 1, chapters 10 and 11).
 *
 * <p>Start reading at {@link org.matryoshka.cpu.simd.VectorInstructions}, which finds the handler
 * of an instruction. Most operations on integers work on one 64-bit lane at a time ({@link
 * org.matryoshka.cpu.simd.Lanes}). Numbers are computed by {@link
 * org.matryoshka.cpu.simd.SoftFloat}, exactly and with all exceptions; {@link
 * org.matryoshka.cpu.simd.NumberOperation} takes the JVM's own arithmetic where it can prove that
 * the result and the exception flags are the same. Called when an instruction is decoded, as the
 * other families are.
 */
package org.matryoshka.cpu.simd;
