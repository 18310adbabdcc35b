package org.matryoshka.asm.debug;

/**
 * The code from one place on comes from one line.
 *
 * @param section name of its section
 * @param offset of its first byte there
 * @param file the source, as debuggers are to show it
 * @param line counted from 1; 0 if there is none
 */
public record SourceRow(String section, long offset, String file, int line) {}
