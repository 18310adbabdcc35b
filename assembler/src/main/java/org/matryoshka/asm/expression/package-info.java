/**
 * The values of expressions. {@link org.matryoshka.asm.expression.Evaluator} computes a {@link
 * org.matryoshka.asm.expression.Value} in a {@link org.matryoshka.asm.expression.Scope} that knows
 * the symbols: a constant plus multiples of sections, external symbols and registers, so that a
 * difference of labels is a number, and what is left is what a relocation or an address can say.
 * Used by the preprocessor and by the assembler's passes.
 */
package org.matryoshka.asm.expression;
