package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Text;

/**
 * Makes commands of tokens, one complete line of commands at a time. After an error every method
 * returns null.
 */
final class Parser {
  private final Lexer lexer;
  private String error;
  private int errorLine;

  Parser(Lexer lexer) {
    this.lexer = lexer;
  }

  /** What is wrong, with the number of the line; null if nothing is. */
  String error() {
    return error;
  }

  int errorLine() {
    return errorLine;
  }

  /** Forgets an error and the line it is in. */
  void recover() {
    error = null;
    lexer.beginCommand(true);
  }

  /** Whether there is no more source. */
  boolean atEnd() {
    return lexer.peek().kind == Token.END && lexer.error() == null;
  }

  /** The commands up to the end of a line; an empty list for an empty line; null after an error. */
  CommandList line() {
    lexer.beginCommand(false);
    Token first = lexer.peek();
    CommandList list = new CommandList(first.line);
    while (lexer.peek().kind != Token.NEWLINE && lexer.peek().kind != Token.END) {
      if (!item(list)) {
        return null;
      }
    }
    lexer.next();
    if (failed()) {
      return null;
    }
    lexer.beginCommand(false);
    return list;
  }

  private boolean failed() {
    if (error == null && lexer.error() != null) {
      error = lexer.error();
      errorLine = lexer.line();
    }
    return error != null;
  }

  private void unexpected(Token token, String wanted) {
    if (!failed()) {
      errorLine = token.line;
      error =
          "syntax error: "
              + token.shown()
              + " unexpected"
              + (wanted.isEmpty() ? "" : " (expecting \"" + wanted + "\")");
    }
  }

  /** One and-or list with its separator. */
  private boolean item(CommandList into) {
    Command command = andOr();
    if (command == null) {
      return false;
    }
    Token separator = lexer.peek();
    boolean background = separator.isOperator("&");
    if (background || separator.isOperator(";")) {
      lexer.next();
    } else if (separator.kind != Token.NEWLINE
        && separator.kind != Token.END
        && !endsList(separator)) {
      unexpected(separator, "");
      return false;
    }
    into.add(command, background);
    return true;
  }

  private static boolean endsList(Token token) {
    return token.isOperator(")") || token.isOperator(";;");
  }

  private Command andOr() {
    Command left = pipeline();
    while (left != null && (lexer.peek().isOperator("&&") || lexer.peek().isOperator("||"))) {
      boolean and = lexer.next().text.equals("&&");
      skipNewlines();
      Command right = pipeline();
      left = right == null ? null : new AndOr(left, and, right);
    }
    return left;
  }

  private Command pipeline() {
    int line = lexer.peek().line;
    boolean negated = false;
    while (lexer.peek().isWord("!")) {
      negated = !negated;
      lexer.next();
    }
    Command first = command();
    if (first == null || (!negated && !lexer.peek().isOperator("|"))) {
      return first;
    }
    Pipeline result = new Pipeline(line, negated);
    result.commands.add(first);
    while (lexer.peek().isOperator("|")) {
      lexer.next();
      skipNewlines();
      Command next = command();
      if (next == null) {
        return null;
      }
      result.commands.add(next);
    }
    return result;
  }

  private void skipNewlines() {
    while (lexer.peek().kind == Token.NEWLINE) {
      lexer.next();
    }
  }

  private Command command() {
    Token token = lexer.peek();
    if (failed()) {
      return null;
    }
    if (token.isOperator("(")) {
      return withRedirections(group(true));
    }
    if (token.kind == Token.WORD) {
      return switch (token.text) {
        case "{" -> withRedirections(group(false));
        case "if" -> {
          lexer.next();
          yield withRedirections(ifCommand(token.line));
        }
        case "while", "until" -> withRedirections(loop());
        case "for" -> withRedirections(forLoop());
        case "case" -> withRedirections(caseCommand());
        case "then", "else", "elif", "fi", "do", "done", "esac", "}" -> {
          unexpected(token, "");
          yield null;
        }
        default -> simple();
      };
    }
    return simple();
  }

  private Command withRedirections(Command command) {
    if (command == null) {
      return null;
    }
    while (redirectionAhead()) {
      if (!redirection(command)) {
        return null;
      }
    }
    return command;
  }

  private boolean redirectionAhead() {
    Token token = lexer.peek();
    return token.kind == Token.NUMBER
        || (token.kind == Token.OPERATOR
            && (token.text.startsWith("<") || token.text.startsWith(">")));
  }

  private boolean redirection(Command command) {
    Token token = lexer.next();
    int fd = -1;
    if (token.kind == Token.NUMBER) {
      fd = token.text.length() > 4 ? 99999 : Integer.parseInt(token.text);
      token = lexer.next();
    }
    Token target = lexer.next();
    if (target.kind != Token.WORD && target.kind != Token.NUMBER) {
      unexpected(target, "");
      return false;
    }
    int usual = token.text.startsWith("<") ? 0 : 1;
    Redirection redirection = new Redirection(fd < 0 ? usual : fd, token.text, target.text);
    command.redirections.add(redirection);
    if (redirection.isHereDocument()) {
      lexer.announce(redirection);
    }
    return true;
  }

  private Command simple() {
    SimpleCommand command = new SimpleCommand(lexer.peek().line);
    while (true) {
      Token token = lexer.peek();
      if (redirectionAhead()) {
        if (!redirection(command)) {
          return null;
        }
      } else if (token.kind == Token.WORD) {
        lexer.next();
        if (command.words.isEmpty() && isAssignment(token.text)) {
          command.assignments.add(token.text);
        } else {
          command.words.add(token.text);
        }
      } else if (token.isOperator("(")
          && command.words.size() == 1
          && command.assignments.isEmpty()) {
        return function(command);
      } else {
        break;
      }
    }
    boolean empty =
        command.words.isEmpty() && command.assignments.isEmpty() && command.redirections.isEmpty();
    if (empty || failed()) {
      unexpected(lexer.peek(), "");
      return null;
    }
    return command;
  }

  static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0 && Text.isName(word.substring(0, equals));
  }

  private Command function(SimpleCommand start) {
    lexer.next();
    String name = start.words.get(0);
    if (!Text.isName(name) || !lexer.peek().isOperator(")")) {
      unexpected(lexer.peek(), ")");
      return null;
    }
    lexer.next();
    skipNewlines();
    Command body = command();
    return body == null ? null : new FunctionDefinition(start.line, name, body);
  }

  /**
   * Commands up to one of some words or operators, which stays ahead; an empty list is an error.
   */
  private CommandList block(String end1, String end2, String end3) {
    CommandList list = new CommandList(lexer.peek().line);
    while (true) {
      skipNewlines();
      Token token = lexer.peek();
      if (ends(token, end1) || ends(token, end2) || ends(token, end3)) {
        break;
      }
      if (token.kind == Token.END) {
        unexpected(token, end1);
        return null;
      }
      if (!item(list)) {
        return null;
      }
    }
    if (list.isEmpty()) {
      unexpected(lexer.peek(), "");
      return null;
    }
    return list;
  }

  private static boolean ends(Token token, String end) {
    return end != null && (token.isWord(end) || token.isOperator(end));
  }

  /** Takes a word or operator that has to come now. */
  private boolean take(String wanted) {
    Token token = lexer.peek();
    if (!ends(token, wanted)) {
      unexpected(token, wanted);
      return false;
    }
    lexer.next();
    return true;
  }

  private Command group(boolean subshell) {
    int line = lexer.next().line;
    String end = subshell ? ")" : "}";
    CommandList body = block(end, null, null);
    return body == null || !take(end) ? null : new GroupCommand(line, subshell, body);
  }

  private Command ifCommand(int line) {
    CommandList condition = block("then", null, null);
    if (condition == null || !take("then")) {
      return null;
    }
    CommandList then = block("fi", "elif", "else");
    if (then == null) {
      return null;
    }
    Token token = lexer.next();
    Command otherwise = null;
    if (token.isWord("elif")) {
      otherwise = ifCommand(token.line);
      return otherwise == null ? null : new IfCommand(line, condition, then, otherwise);
    }
    if (token.isWord("else")) {
      otherwise = block("fi", null, null);
      if (otherwise == null || !take("fi")) {
        return null;
      }
    }
    return new IfCommand(line, condition, then, otherwise);
  }

  private Command loop() {
    Token token = lexer.next();
    CommandList condition = block("do", null, null);
    CommandList body = condition == null ? null : body();
    return body == null
        ? null
        : new LoopCommand(token.line, token.isWord("until"), condition, body);
  }

  private CommandList body() {
    if (!take("do")) {
      return null;
    }
    CommandList body = block("done", null, null);
    return body == null || !take("done") ? null : body;
  }

  private Command forLoop() {
    int line = lexer.next().line;
    Token name = lexer.next();
    if (name.kind != Token.WORD || !Text.isName(name.text)) {
      unexpected(name, "name");
      return null;
    }
    skipNewlines();
    Sequence<String> words = null;
    if (lexer.peek().isWord("in")) {
      lexer.next();
      words = new Sequence<>();
      while (lexer.peek().kind == Token.WORD) {
        words.add(lexer.next().text);
      }
    }
    if (lexer.peek().isOperator(";")) {
      lexer.next();
    }
    skipNewlines();
    CommandList body = body();
    return body == null ? null : new ForCommand(line, name.text, words, body);
  }

  private Command caseCommand() {
    int line = lexer.next().line;
    Token word = lexer.next();
    if (word.kind != Token.WORD) {
      unexpected(word, "word");
      return null;
    }
    skipNewlines();
    if (!take("in")) {
      return null;
    }
    Sequence<CaseClause> clauses = new Sequence<>();
    skipNewlines();
    while (!lexer.peek().isWord("esac")) {
      CaseClause clause = clause();
      if (clause == null) {
        return null;
      }
      clauses.add(clause);
      skipNewlines();
    }
    lexer.next();
    return new CaseCommand(line, word.text, clauses);
  }

  private CaseClause clause() {
    if (lexer.peek().isOperator("(")) {
      lexer.next();
    }
    Sequence<String> patterns = new Sequence<>();
    do {
      Token pattern = lexer.next();
      if (pattern.kind != Token.WORD) {
        unexpected(pattern, patterns.isEmpty() ? "esac" : "pattern");
        return null;
      }
      patterns.add(pattern.text);
      if (lexer.peek().isOperator("|")) {
        lexer.next();
      } else {
        break;
      }
    } while (true);
    if (!take(")")) {
      return null;
    }
    skipNewlines();
    CommandList body = null;
    if (!lexer.peek().isOperator(";;") && !lexer.peek().isWord("esac")) {
      body = block(";;", "esac", null);
      if (body == null) {
        return null;
      }
    }
    if (lexer.peek().isOperator(";;")) {
      lexer.next();
    }
    return new CaseClause(patterns, body);
  }
}
