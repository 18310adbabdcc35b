package org.matryoshka.isa.encoding;

/**
 * The bytes of an instruction, and where in them the fields lie that a linker may have to fill in.
 *
 * @param bytes the encoding, 1 to 15 bytes
 * @param displacementOffset index of the displacement's first byte, −1 if there is none; also that
 *     of an absolute address (moffs)
 * @param displacementSize its bytes: 0, 1, 4 or 8
 * @param immediateOffset index of the first byte of the immediate or of the relative code offset,
 *     −1 if there is none; of ENTER's two the first
 * @param immediateSize its bytes: 0, 1, 2, 4, 8; 3 for ENTER
 */
public record EncodedInstruction(
    byte[] bytes,
    int displacementOffset,
    int displacementSize,
    int immediateOffset,
    int immediateSize) {}
