package org.matryoshka.asm.preprocess;

import java.util.List;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.token.Token;

/** A line as lexed: of a file, or of the body of a macro or a repetition. */
record SourceLine(List<Token> tokens, SourceText source, int number) {}
