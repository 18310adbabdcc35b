/**
 * Arithmetic of IEEE 754, exact to the bit and to the exception flag.
 *
 * <p>Start reading at {@link org.matryoshka.cpu.ieee.SoftFloat}, which works on the bits of singles
 * and doubles; {@link org.matryoshka.cpu.ieee.Unpacked} is a number between two operations, and
 * knows how to round. Nothing here knows of a processor: {@code cpu.simd} and {@code cpu.x87} bring
 * rounding mode and masks in a {@link org.matryoshka.cpu.ieee.FloatStatus} and take the exceptions
 * out of it. Nothing keeps state.
 */
package org.matryoshka.cpu.ieee;
