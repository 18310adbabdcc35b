package org.matryoshka.asm.syntax;

import org.matryoshka.asm.source.Position;

/**
 * A line after parsing.
 *
 * @param label complete name of the label, or null
 * @param labelAt where the label stands, or null
 * @param colon whether a colon follows the label
 * @param statement the rest
 */
public record ParsedLine(String label, Position labelAt, boolean colon, Statement statement) {}
