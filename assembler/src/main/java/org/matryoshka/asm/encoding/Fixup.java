package org.matryoshka.asm.encoding;

import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.source.Position;

/**
 * A field of an instruction or datum whose value is relative to something.
 *
 * @param offset of the field in the bytes
 * @param size its bytes
 * @param value the value; for a {@code relative} field the target address
 * @param relative the field holds the distance from {@code origin} to the target
 * @param origin offset in the bytes from which a relative field counts: the instruction's end
 * @param signed the processor sign-extends the field
 * @param at where the value stands in the source
 */
public record Fixup(
    int offset, int size, Value value, boolean relative, int origin, boolean signed, Position at) {}
