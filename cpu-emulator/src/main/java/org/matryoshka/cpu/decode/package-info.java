/**
 * Decoded instructions and their cache. A {@link org.matryoshka.cpu.decode.DecodedInstruction} is
 * made once for an instruction in memory and kept by physical frame; a store into such a frame
 * drops what it overwrites, so self-modifying code is seen at the next instruction. Only {@code
 * Cpu} and the handlers read it.
 */
package org.matryoshka.cpu.decode;
