package org.matryoshka.asm.preprocess;

import java.util.List;
import org.matryoshka.asm.diagnostic.Diagnostic.MacroCall;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.token.Token;

/**
 * A line that the preprocessor has finished.
 *
 * @param tokens its tokens; empty for an empty line or a directive of the preprocessor
 * @param source the file in which the line, or the outermost macro call that made it, stands
 * @param line the line there, 1 …
 * @param expansions macro calls that made it, innermost first; empty for a line of a file
 */
public record ExpandedLine(
    List<Token> tokens, SourceText source, int line, List<MacroCall> expansions) {}
