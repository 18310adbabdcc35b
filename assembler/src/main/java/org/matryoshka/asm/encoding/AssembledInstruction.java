package org.matryoshka.asm.encoding;

import java.util.List;

/**
 * An instruction as bytes, with the fields that are not known yet.
 *
 * @param bytes the encoding, zeros in unknown fields
 * @param fixups the unknown fields
 */
public record AssembledInstruction(byte[] bytes, List<Fixup> fixups) {}
