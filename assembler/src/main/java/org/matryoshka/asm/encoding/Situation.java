package org.matryoshka.asm.encoding;

import org.matryoshka.asm.expression.Scope;
import org.matryoshka.asm.expression.Value;

/**
 * What an instruction is assembled in.
 *
 * @param scope the symbols
 * @param here address of the instruction
 * @param relativeByDefault the {@code default rel} directive holds
 * @param mayShrink a jump may be short although an earlier pass found it near
 */
public record Situation(Scope scope, Value here, boolean relativeByDefault, boolean mayShrink) {}
