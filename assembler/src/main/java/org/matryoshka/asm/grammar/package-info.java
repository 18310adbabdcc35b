/**
 * The grammar and what touches the generated parser: {@link org.matryoshka.asm.grammar.SourceLexer}
 * makes the tokens of a file, {@link org.matryoshka.asm.grammar.LineParser} the syntax tree of one
 * line. A file is lexed once; each line is parsed on its own after macro expansion, so that errors
 * stay apart and no big tree is kept. ANTLR's types are used in no other package.
 */
package org.matryoshka.asm.grammar;
