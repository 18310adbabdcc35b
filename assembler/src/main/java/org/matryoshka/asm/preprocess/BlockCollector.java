package org.matryoshka.asm.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/**
 * Collects the lines between {@code %macro} and {@code %endmacro}, {@code %rep} and {@code
 * %endrep}.
 */
final class BlockCollector {
  private Pending pending;
  private final List<SourceLine> lines = new ArrayList<>();
  private int depth;

  /** What is done with the lines when the block ends. */
  interface Completion {
    void complete(List<SourceLine> body);
  }

  private record Pending(String begin, String end, Token directive, Completion completion) {}

  boolean isCollecting() {
    return pending != null;
  }

  void beginMacro(Token directive, Completion completion) {
    begin("macro", "endmacro", directive, completion);
  }

  void beginRepetition(Token directive, Completion completion) {
    begin("rep", "endrep", directive, completion);
  }

  private void begin(String begin, String end, Token directive, Completion completion) {
    pending = new Pending(begin, end, directive, completion);
    lines.clear();
    depth = 1;
  }

  void collect(SourceLine line) {
    List<Token> tokens = line.tokens();
    if (!tokens.isEmpty() && tokens.getFirst().is(TokenKind.DIRECTIVE)) {
      String word = Directives.word(tokens.getFirst());
      if (isBegin(word)) {
        depth++;
      } else if (isEnd(word) && --depth == 0) {
        Completion completion = pending.completion();
        pending = null;
        completion.complete(List.copyOf(lines));
        return;
      }
    }
    lines.add(line);
  }

  private boolean isBegin(String word) {
    String begin = pending.begin();
    return word.equals(begin)
        || (begin.equals("macro")
            && (word.equals("imacro") || word.equals("rmacro") || word.equals("irmacro")));
  }

  private boolean isEnd(String word) {
    return word.equals(pending.end()) || (pending.end().equals("endmacro") && word.equals("endm"));
  }

  void reportOpen(Preprocessor preprocessor) {
    if (pending != null) {
      Position at = pending.directive().position();
      String text = pending.directive().text().toLowerCase(Locale.ROOT);
      preprocessor.error(at, text + " without its %" + pending.end(), "");
      pending = null;
    }
  }
}
