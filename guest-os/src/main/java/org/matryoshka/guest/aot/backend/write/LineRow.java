package org.matryoshka.guest.aot.backend.write;

import org.matryoshka.guest.aot.ir.SourcePosition;

/**
 * From which source the code from one place on comes.
 *
 * @param offset from the start of the function
 */
public record LineRow(int offset, SourcePosition position) {}
