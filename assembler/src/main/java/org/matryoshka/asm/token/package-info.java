/**
 * Tokens: the common currency of lexer, preprocessor and parser. A {@link
 * org.matryoshka.asm.token.Token} keeps the place where it was written through every macro
 * expansion, so that a message can point at it. {@link org.matryoshka.asm.token.Literals} knows the
 * values of numbers and strings. Nothing here depends on the generated parser.
 */
package org.matryoshka.asm.token;
