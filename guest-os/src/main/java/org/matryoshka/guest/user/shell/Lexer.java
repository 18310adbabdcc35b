package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Text;

/**
 * Shell source as tokens. A word keeps its quotes, and the source of substitutions in it, for the
 * expansion. Bodies of here documents are read at the end of the line that announces them.
 */
final class Lexer {
  private final ScriptSource source;
  private final Sequence<Redirection> announced = new Sequence<>();
  private String line = "";
  private int at;
  private int number;
  private boolean ended;
  private boolean inCommand;
  private String error;
  private Token ahead;

  /** Counts lines from {@code firstLine} on. */
  Lexer(ScriptSource source, int firstLine) {
    this.source = source;
    this.number = firstLine - 1;
  }

  /** What is wrong with the source; null if nothing is. */
  String error() {
    return error;
  }

  /** The line that was read last, from 1. */
  int line() {
    return number;
  }

  /**
   * Says that the next line begins a command, for the prompt; forgets the rest of a line after an
   * error.
   */
  void beginCommand(boolean forgetLine) {
    inCommand = false;
    if (forgetLine) {
      error = null;
      ahead = null;
      line = "";
      at = 0;
      announced.clear();
    }
  }

  Token peek() {
    if (ahead == null) {
      ahead = read();
    }
    return ahead;
  }

  Token next() {
    Token token = peek();
    ahead = null;
    inCommand |= token.kind != Token.NEWLINE;
    return token;
  }

  /** The body of a here document comes behind this line. */
  void announce(Redirection redirection) {
    announced.add(redirection);
  }

  /** The character at hand; −1 at the end of the source. */
  private int character() {
    while (at >= line.length()) {
      if (!nextLine()) {
        return -1;
      }
    }
    return line.charAt(at);
  }

  private boolean nextLine() {
    if (ended) {
      return false;
    }
    String next = source.nextLine(inCommand);
    if (next == null) {
      ended = true;
      return false;
    }
    number++;
    line = next;
    at = 0;
    return true;
  }

  private void fail(String message) {
    if (error == null) {
      error = message;
    }
  }

  private Token read() {
    skipBlanks();
    int character = character();
    int where = number;
    if (character < 0) {
      return new Token(Token.END, "", where);
    }
    if (character == '\n') {
      at++;
      if (!announced.isEmpty()) {
        readHereDocuments();
      }
      return new Token(Token.NEWLINE, "\n", where);
    }
    if ("|&;<>()".indexOf(character) >= 0) {
      return new Token(Token.OPERATOR, operator(), where);
    }
    String word = word();
    boolean isNumber = at < line.length() && (line.charAt(at) == '<' || line.charAt(at) == '>');
    for (int i = 0; i < word.length(); i++) {
      isNumber &= Text.isDigit(word.charAt(i));
    }
    return new Token(isNumber ? Token.NUMBER : Token.WORD, word, where);
  }

  private void skipBlanks() {
    while (true) {
      int character = character();
      if (character == ' ' || character == '\t' || character == '\r') {
        at++;
      } else if (character == '\\' && line.startsWith("\\\n", at)) {
        inCommand = true;
        at += 2;
      } else if (character == '#') {
        int end = line.indexOf('\n', at);
        at = end < 0 ? line.length() : end;
      } else {
        return;
      }
    }
  }

  private String operator() {
    String two = at + 1 < line.length() ? line.substring(at, at + 2) : "";
    String operator =
        switch (two) {
          case "&&", "||", ";;", ">>", "<&", ">&", "<>", ">|" -> two;
          case "<<" -> line.startsWith("<<-", at) ? "<<-" : two;
          default -> line.substring(at, at + 1);
        };
    at += operator.length();
    return operator;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (true) {
      int character = character(word);
      if (character < 0 || Text.isSpace(character) || "|&;<>()".indexOf(character) >= 0) {
        return word.toString();
      }
      part(word);
    }
  }

  /**
   * The character at hand within a word: a line's end without newline, at the source's end, ends
   * it.
   */
  private int character(StringBuilder word) {
    return at < line.length() || word.length() == 0 ? character() : -1;
  }

  /** Takes one character, escape, quotation or substitution. */
  private void part(StringBuilder into) {
    int character = line.charAt(at);
    switch (character) {
      case '\\' -> {
        if (line.startsWith("\\\n", at)) {
          at += 2;
          inCommand = true;
          character();
        } else {
          take(into);
          if (at < line.length()) {
            take(into);
          }
        }
      }
      case '\'' -> quoted(into, '\'');
      case '"' -> doubleQuoted(into);
      case '`' -> quoted(into, '`');
      case '$' -> dollar(into);
      default -> take(into);
    }
  }

  private void take(StringBuilder into) {
    into.append(line.charAt(at++));
  }

  /**
   * The next character inside something that must be closed; false, with an error, at the end of
   * the source.
   */
  private boolean insideHas(String what) {
    inCommand = true;
    if (character() < 0) {
      fail("unterminated " + what);
      return false;
    }
    return true;
  }

  private void quoted(StringBuilder into, char quote) {
    take(into);
    while (insideHas(quote == '`' ? "backquote substitution" : "quoted string")) {
      char character = line.charAt(at);
      take(into);
      if (character == quote) {
        return;
      }
      if (quote == '`' && character == '\\' && at < line.length()) {
        take(into);
      }
    }
  }

  private void doubleQuoted(StringBuilder into) {
    take(into);
    while (insideHas("quoted string")) {
      char character = line.charAt(at);
      switch (character) {
        case '"' -> {
          take(into);
          return;
        }
        case '\\' -> {
          if (line.startsWith("\\\n", at)) {
            at += 2;
          } else {
            take(into);
            if (at < line.length()) {
              take(into);
            }
          }
        }
        case '`' -> quoted(into, '`');
        case '$' -> dollar(into);
        default -> take(into);
      }
    }
  }

  private void dollar(StringBuilder into) {
    take(into);
    if (at >= line.length()) {
      return;
    }
    if (line.startsWith("((", at)) {
      arithmetic(into);
    } else if (line.charAt(at) == '(') {
      nested(into, '(', ')', "command substitution");
    } else if (line.charAt(at) == '{') {
      nested(into, '{', '}', "parameter expansion");
    }
  }

  private void arithmetic(StringBuilder into) {
    int depth = 0;
    while (insideHas("arithmetic expansion")) {
      char character = line.charAt(at);
      depth += character == '(' ? 1 : character == ')' ? -1 : 0;
      take(into);
      if (depth == 0) {
        return;
      }
    }
  }

  /**
   * Source between brackets, with quotations and substitutions in it. A {@code case} inside needs
   * its opening brackets.
   */
  private void nested(StringBuilder into, char open, char close, String what) {
    int depth = 0;
    boolean wordStart = false;
    while (insideHas(what)) {
      char character = line.charAt(at);
      if ((character == open && open == '(') || (character == open && depth == 0)) {
        depth++;
        take(into);
      } else if (character == close) {
        depth--;
        take(into);
        if (depth == 0) {
          return;
        }
      } else if (open == '(' && character == '#' && wordStart) {
        int end = line.indexOf('\n', at);
        at = end < 0 ? line.length() : end;
      } else {
        part(into);
      }
      wordStart = Text.isSpace(character) || character == ';' || character == '(';
    }
  }

  private void readHereDocuments() {
    inCommand = true;
    for (Redirection redirection : announced) {
      boolean strip = redirection.operator.equals("<<-");
      StringBuilder body = new StringBuilder();
      while (true) {
        if (!nextLine()) {
          fail("here document \"" + redirection.delimiter + "\" has no end");
          break;
        }
        int start = 0;
        while (strip && start < line.length() && line.charAt(start) == '\t') {
          start++;
        }
        String text = line.substring(start);
        if (text.equals(redirection.delimiter + "\n") || text.equals(redirection.delimiter)) {
          break;
        }
        body.append(text);
      }
      redirection.body = body.toString();
      at = line.length();
    }
    announced.clear();
  }
}
