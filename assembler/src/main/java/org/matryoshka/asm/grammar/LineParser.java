package org.matryoshka.asm.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.diagnostic.Spelling;
import org.matryoshka.asm.encoding.InstructionNames;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.syntax.Expression;
import org.matryoshka.asm.syntax.ParsedLine;
import org.matryoshka.asm.syntax.Statement;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/**
 * Parses one line at a time with one reused parser. Remembers the label that local ones belong to.
 */
public final class LineParser {
  /** Operators and names in one operand or data item; more can only be an attack. */
  public static final int MAX_EXPRESSION_TOKENS = 1000;

  /** Depth of parentheses and unary operators. */
  public static final int MAX_NESTING = 100;

  private final AsmParser parser;
  private final AstBuilder builder = new AstBuilder();

  /** A parser before the first line. */
  public LineParser() {
    parser = new AsmParser(new CommonTokenStream(new ListTokenSource(List.of())));
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.removeErrorListeners();
    parser.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object offending,
              int line,
              int column,
              String message,
              RecognitionException e) {
            throw unexpected((ParserToken) offending);
          }
        });
  }

  /**
   * Parses a line.
   *
   * @param tokens the line after macro expansion
   * @return what it says
   * @throws SourceException if it makes no sense
   */
  public ParsedLine parse(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return new ParsedLine(null, null, false, new Statement.Nothing());
    }
    List<ParserToken> line = classify(tokens);
    try {
      start(line);
      return builder.line(parser.line());
    } catch (SourceException e) {
      throw explain(e, line);
    }
  }

  /**
   * Parses an expression alone.
   *
   * @throws SourceException if it is none, or something follows
   */
  public Expression parseExpression(List<Token> tokens) {
    List<ParserToken> line = classify(tokens);
    start(line);
    AsmParser.ExprContext expression = parser.expr();
    ParserToken next = (ParserToken) parser.getCurrentToken();
    if (next.getType() != org.antlr.v4.runtime.Token.EOF) {
      throw unexpected(next);
    }
    return builder.expression(expression);
  }

  private void start(List<ParserToken> tokens) {
    parser.setTokenStream(new CommonTokenStream(new ListTokenSource(tokens)));
  }

  private static List<ParserToken> classify(List<Token> tokens) {
    List<ParserToken> result = new ArrayList<>(tokens.size() + 1);
    int length = 0;
    int depth = 0;
    int run = 0;
    boolean sectionLine = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      reject(token);
      int type = Keywords.typeOf(token);
      length = type == AsmLexer.COMMA ? 0 : length + 1;
      depth += nesting(type);
      run = isUnary(type) ? run + 1 : 0;
      if (length > MAX_EXPRESSION_TOKENS || depth > MAX_NESTING || run > MAX_NESTING) {
        throw new SourceException(
            token.position(),
            "expression is too long or too deeply nested",
            "at most " + MAX_EXPRESSION_TOKENS + " words and " + MAX_NESTING + " parentheses deep");
      }
      if (sectionLine && type != AsmLexer.RBRACK && !isPlain(type)) {
        type = AsmLexer.ID; // an attribute may be called like a keyword: align=16
      }
      result.add(new ParserToken(token, type, result.size()));
      if (type == AsmLexer.SECTION && i + 1 < tokens.size() && result.size() <= 2) {
        sectionLine = true;
        int end = i + 2;
        while (end < tokens.size()
            && !tokens.get(end).spaceBefore()
            && !tokens.get(end).is(TokenKind.RBRACK)) {
          end++;
        }
        result.add(sectionName(tokens.subList(i + 1, end), result.size()));
        i = end - 1;
      }
    }
    Token last = tokens.isEmpty() ? null : tokens.getLast();
    result.add(new ParserToken(last, org.antlr.v4.runtime.Token.EOF, result.size()));
    return result;
  }

  /** A section's name may contain anything but white space: {@code .note.GNU-stack}. */
  private static ParserToken sectionName(List<Token> tokens, int index) {
    Token first = tokens.getFirst();
    StringBuilder name = new StringBuilder();
    tokens.forEach(token -> name.append(token.text()));
    Token whole =
        new Token(
            TokenKind.ID, name.toString(), first.source(), first.line(), first.column(), true);
    return new ParserToken(whole, AsmLexer.SECTION_NAME, index);
  }

  private static boolean isPlain(int type) {
    return switch (type) {
      case AsmLexer.MNEMONIC,
          AsmLexer.REGISTER,
          AsmLexer.ALIGN,
          AsmLexer.ALIGNB,
          AsmLexer.IGNORED,
          AsmLexer.ABSOLUTE,
          AsmLexer.PREFIX ->
          false;
      default -> true;
    };
  }

  private static int nesting(int type) {
    return switch (type) {
      case AsmLexer.LPAREN, AsmLexer.LBRACK -> 1;
      case AsmLexer.RPAREN, AsmLexer.RBRACK -> -1;
      default -> 0;
    };
  }

  private static boolean isUnary(int type) {
    return switch (type) {
      case AsmLexer.PLUS,
          AsmLexer.MINUS,
          AsmLexer.TILDE,
          AsmLexer.BANG,
          AsmLexer.QUESTION,
          AsmLexer.TIMES ->
          true;
      default -> false;
    };
  }

  private static void reject(Token token) {
    switch (token.kind()) {
      case UNTERMINATED ->
          throw new SourceException(
              token.position(),
              "string without its closing quote",
              "add " + token.text().charAt(0));
      case OTHER ->
          throw new SourceException(token.position(), "unexpected character " + shown(token));
      case PARAMETER, MACRO_LOCAL, MACRO_NAME ->
          throw new SourceException(
              token.position(), "'" + token.text() + "' means something only inside a macro");
      case CONTEXT_LOCAL ->
          throw new SourceException(
              token.position(), "'" + token.text() + "' without a context", "%push makes one");
      case ENVIRONMENT ->
          throw new SourceException(
              token.position(),
              "environment variables are not read",
              "the same source must give the same bytes everywhere; define a macro instead");
      default -> {}
    }
  }

  private static String shown(Token token) {
    char c = token.text().charAt(0);
    return Character.isISOControl(c) || c > 0x7E
        ? String.format(java.util.Locale.ROOT, "U+%04X", (int) c)
        : "'" + c + "'";
  }

  private static SourceException unexpected(ParserToken token) {
    Token original = token.original();
    if (token.getType() == org.antlr.v4.runtime.Token.EOF) {
      Position at =
          original == null
              ? null
              : new Position(
                  original.source(),
                  original.line(),
                  original.column() + original.text().length(),
                  1);
      return new SourceException(at, "something is missing at the end of the line");
    }
    return new SourceException(
        original.position(), "'" + original.text() + "' is not expected here");
  }

  /**
   * An unknown name at the beginning of a line, or after a label, most often is a misspelt
   * instruction.
   */
  private static SourceException explain(SourceException e, List<ParserToken> line) {
    int first = line.size() > 2 && line.get(1).getType() == AsmLexer.COLON ? 2 : 0;
    ParserToken word = line.get(first);
    boolean unknown = word.getType() == AsmLexer.ID && e.position() != null;
    if (!unknown || (first == 0 && e.position().equals(word.original().position()))) {
      return e;
    }
    ParserToken next = line.get(first + 1);
    boolean label =
        beginsStatement(next.getType())
            || (next.getType() == AsmLexer.REGISTER
                && line.get(first + 2).getType() == AsmLexer.MNEMONIC);
    if (label) {
      return e;
    }
    TreeSet<String> known = new TreeSet<>(InstructionNames.all());
    known.addAll(Keywords.words());
    return new SourceException(
        word.original().position(),
        "unknown instruction '" + word.getText() + "'",
        Spelling.hint(word.getText(), known));
  }

  private static boolean beginsStatement(int type) {
    return switch (type) {
      case AsmLexer.MNEMONIC,
          AsmLexer.PREFIX,
          AsmLexer.DATA,
          AsmLexer.RESERVE,
          AsmLexer.TIMES,
          AsmLexer.EQU,
          AsmLexer.INCBIN,
          AsmLexer.SECTION,
          AsmLexer.SYMBOLS,
          AsmLexer.BITS,
          AsmLexer.DEFAULT,
          AsmLexer.ORG,
          AsmLexer.ALIGN,
          AsmLexer.ALIGNB,
          AsmLexer.ABSOLUTE,
          AsmLexer.STRUC,
          AsmLexer.ENDSTRUC,
          AsmLexer.ISTRUC,
          AsmLexer.AT,
          AsmLexer.IEND,
          AsmLexer.COLON ->
          true;
      default -> false;
    };
  }
}
