package org.matryoshka.gui.fx.view.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matryoshka.asm.encoding.InstructionNames;
import org.matryoshka.asm.grammar.Keywords;
import org.matryoshka.isa.Register;

/** Tells what the pieces of a line of assembly are; each line by itself. */
final class Highlighter {
  /** What a piece is. */
  enum Kind {
    PLAIN,
    INSTRUCTION,
    REGISTER,
    KEYWORD,
    NUMBER,
    TEXT,
    COMMENT,
    LABEL,
    DIRECTIVE;

    /** The style class. */
    String style() {
      return "mk-asm-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A piece.
   *
   * @param text never empty
   */
  record Piece(String text, Kind kind) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>;.*)"
              + "|(?<text>\"[^\"]*\"?|'[^']*'?|`(?:\\\\.|[^`])*`?)"
              + "|(?<directive>%%?[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<number>\\$?[0-9][0-9A-Za-z_.]*)"
              + "|(?<word>[A-Za-z_.?@$][A-Za-z0-9_.?@$#~]*)");

  private static final Set<String> KEYWORDS = Set.copyOf(Keywords.words());

  private Highlighter() {}

  /** The pieces of a line, which together are the line. */
  static List<Piece> pieces(String line) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(line);
    int done = 0;
    boolean first = true;
    while (matcher.find()) {
      if (matcher.start() > done) {
        pieces.add(new Piece(line.substring(done, matcher.start()), Kind.PLAIN));
      }
      pieces.add(new Piece(matcher.group(), kind(matcher, line, first)));
      first &= matcher.group("word") == null && matcher.group("directive") == null;
      done = matcher.end();
    }
    if (done < line.length()) {
      pieces.add(new Piece(line.substring(done), Kind.PLAIN));
    }
    return pieces;
  }

  private static Kind kind(Matcher matcher, String line, boolean first) {
    if (matcher.group("comment") != null) {
      return Kind.COMMENT;
    }
    if (matcher.group("text") != null) {
      return Kind.TEXT;
    }
    if (matcher.group("directive") != null) {
      return Kind.DIRECTIVE;
    }
    if (matcher.group("number") != null) {
      return Kind.NUMBER;
    }
    String word = matcher.group("word");
    String lower = word.toLowerCase(Locale.ROOT);
    boolean colon = matcher.end() < line.length() && line.charAt(matcher.end()) == ':';
    if (first && (colon || matcher.start() == 0) && !InstructionNames.isKnown(lower)) {
      return KEYWORDS.contains(lower) ? Kind.KEYWORD : Kind.LABEL;
    }
    if (Register.byName(lower).isPresent()) {
      return Kind.REGISTER;
    }
    if (InstructionNames.isKnown(lower)) {
      return Kind.INSTRUCTION;
    }
    return KEYWORDS.contains(lower) ? Kind.KEYWORD : Kind.PLAIN;
  }
}
