/**
 * From bytes to instructions. {@link org.matryoshka.isa.decoding.Decoder} is derived from the
 * instruction table; it knows 64-bit mode. It never throws on any bytes: what is no instruction is
 * an {@code Undefined} result, what stops short is {@code Truncated}. Callers are the processor,
 * the disassembler and the hypervisor.
 */
package org.matryoshka.isa.decoding;
