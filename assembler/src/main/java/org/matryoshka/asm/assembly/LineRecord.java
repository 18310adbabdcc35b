package org.matryoshka.asm.assembly;

import org.matryoshka.asm.preprocess.ExpandedLine;

/**
 * Where the bytes of a line lie.
 *
 * @param line the line
 * @param section name of its section; empty in an absolute one
 * @param offset of its first byte there
 * @param length its bytes; 0 if it has none
 */
public record LineRecord(ExpandedLine line, String section, long offset, long length) {}
