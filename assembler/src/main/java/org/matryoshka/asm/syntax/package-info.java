/**
 * The syntax tree of one source line: {@link org.matryoshka.asm.syntax.Statement}, its {@link
 * org.matryoshka.asm.syntax.OperandSyntax operands} and {@link org.matryoshka.asm.syntax.Expression
 * expressions}, as immutable sealed records with their places. Macros are expanded, names of local
 * labels are completed; nothing is evaluated. Made by {@code asm.grammar}, read by {@code
 * asm.assembly}.
 */
package org.matryoshka.asm.syntax;
