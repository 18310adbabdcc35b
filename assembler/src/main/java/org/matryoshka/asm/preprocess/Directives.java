package org.matryoshka.asm.preprocess;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.diagnostic.Spelling;
import org.matryoshka.asm.source.SourceLoader;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.token.Literals;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/** Carries out the lines that begin with {@code %word}. */
final class Directives {
  /** Rounds of one {@code %rep}. */
  static final long MAX_REPETITIONS = 1_000_000;

  private static final List<String> WORDS =
      List.of(
          "define",
          "xdefine",
          "idefine",
          "ixdefine",
          "undef",
          "assign",
          "iassign",
          "defstr",
          "idefstr",
          "deftok",
          "ideftok",
          "strlen",
          "substr",
          "strcat",
          "macro",
          "imacro",
          "rmacro",
          "irmacro",
          "endmacro",
          "endm",
          "unmacro",
          "unimacro",
          "rotate",
          "exitmacro",
          "rep",
          "endrep",
          "exitrep",
          "if",
          "elif",
          "else",
          "endif",
          "include",
          "push",
          "pop",
          "repl",
          "error",
          "warning",
          "fatal",
          "pragma",
          "line",
          "clear",
          "note");

  private final Preprocessor preprocessor;
  private final MacroState state;
  private final ConditionEvaluator conditions;
  private final Definitions definitions;
  private final SourceLoader loader;

  Directives(Preprocessor preprocessor, MacroState state, SourceLoader loader) {
    this.preprocessor = preprocessor;
    this.state = state;
    this.loader = loader;
    this.conditions = new ConditionEvaluator(state);
    this.definitions = new Definitions(state);
  }

  /** The word of a directive without {@code %}, in lower case. */
  static String word(Token directive) {
    String text = directive.text();
    int end = text.startsWith("%{") ? text.length() - 1 : text.length();
    return text.substring(text.startsWith("%{") ? 2 : 1, end).toLowerCase(Locale.ROOT);
  }

  /** A directive among skipped lines: only the nesting of conditions counts. */
  void skipped(List<Token> line) {
    Token directive = line.getFirst();
    String word = word(directive);
    if (word.startsWith("elif")) {
      checkElse(directive);
      boolean holds =
          state.conditions.seeking()
              && condition(directive, word.substring(4), line.subList(1, line.size()));
      state.conditions.elseIf(holds);
    } else if (word.startsWith("if")) {
      state.conditions.begin(directive.position(), false);
    } else if (word.equals("else")) {
      checkElse(directive);
      state.conditions.otherwise();
    } else if (word.equals("endif")) {
      state.conditions.end();
    }
  }

  private void checkElse(Token directive) {
    if (state.conditions.elseSeen()) {
      throw new SourceException(
          directive.position(), "'" + directive.text() + "' after the %else of its %if");
    }
  }

  private boolean condition(Token directive, String kind, List<Token> rest) {
    List<Token> substituted =
        Parameters.substitute(rest, preprocessor.macroFrame(), state.contexts, state.defines);
    return conditions.holds(directive, kind, substituted);
  }

  /** Carries out a directive of an active line, whose parameters are replaced already. */
  void carryOut(List<Token> line, SourceLine source) {
    Token directive = line.getFirst();
    List<Token> rest = state.defines.expandIndirections(line.subList(1, line.size()));
    String word = word(directive);
    switch (word) {
      case "else", "endif" -> closeCondition(directive, word);
      case "macro", "imacro", "rmacro", "irmacro" -> beginMacro(directive, word, rest);
      case "endmacro", "endm" ->
          throw new SourceException(directive.position(), "%endmacro without its %macro");
      case "endrep" -> throw new SourceException(directive.position(), "%endrep without its %rep");
      case "rep" -> beginRepetition(directive, rest);
      case "exitrep" -> exit(directive, Frame.OfRepetition.class);
      case "exitmacro" -> exit(directive, Frame.OfMacro.class);
      case "rotate" -> rotate(directive, rest);
      case "include" -> include(directive, rest);
      case "push", "pop", "repl" -> context(directive, word, rest);
      case "error", "warning", "fatal", "note" -> message(directive, word, rest);
      case "clear" -> state.defines.clear();
      case "pragma", "line" -> {}
      default -> {
        if (word.startsWith("elif") && state.conditions.depth() > 0) {
          checkElse(directive);
          state.conditions.elseIf(false);
        } else if (word.startsWith("elif")) {
          closeCondition(directive, word);
        } else if (word.startsWith("if")) {
          beginCondition(directive, word.substring(2), rest);
        } else if (!definitions.carryOut(directive, word, rest)) {
          throw new SourceException(
              directive.position(),
              "unknown preprocessor directive '" + directive.text() + "'",
              Spelling.nearest(word, new TreeSet<>(WORDS))
                  .map(near -> "did you mean '%" + near + "'?")
                  .orElse(""));
        }
      }
    }
  }

  private void beginCondition(Token directive, String kind, List<Token> rest) {
    boolean holds = false;
    try {
      holds = condition(directive, kind, rest);
    } finally {
      // a condition in error still opens its block, or its %endif would be one more error
      state.conditions.begin(directive.position(), holds);
    }
  }

  private void closeCondition(Token directive, String word) {
    if (state.conditions.depth() == 0) {
      throw new SourceException(directive.position(), "%" + word + " without its %if");
    }
    if (word.equals("else")) {
      checkElse(directive);
      state.conditions.otherwise();
    } else {
      state.conditions.end();
    }
  }

  private void beginMacro(Token directive, String word, List<Token> rest) {
    MacroHeader header = null;
    SourceException problem = null;
    try {
      header = MacroHeader.parse(directive, rest);
    } catch (SourceException e) {
      problem = e; // the body is still to be skipped
    }
    MacroHeader good = header;
    state.collector.beginMacro(
        directive,
        body -> {
          if (good != null) {
            state.macros.define(good.macro(body), word.contains("imacro") || word.startsWith("ir"));
          }
        });
    if (problem != null) {
      throw problem;
    }
  }

  private void beginRepetition(Token directive, List<Token> rest) {
    long count = 0;
    try {
      count = state.number(state.defines.expand(rest), directive);
      if (count > MAX_REPETITIONS) {
        long asked = count;
        count = 0;
        throw new SourceException(
            directive.position(), "%rep " + asked + " is more than " + MAX_REPETITIONS + " rounds");
      }
    } finally {
      long rounds = count;
      state.collector.beginRepetition(
          directive, body -> preprocessor.pushRepetition(body, rounds, directive.position()));
    }
  }

  private void exit(Token directive, Class<? extends Frame> kind) {
    if (!preprocessor.exit(kind)) {
      throw new SourceException(
          directive.position(), "'" + directive.text() + "' where there is nothing to leave");
    }
  }

  private void rotate(Token directive, List<Token> rest) {
    Frame.OfMacro call = preprocessor.macroFrame();
    if (call == null) {
      throw new SourceException(directive.position(), "%rotate outside a macro");
    }
    call.rotate(state.number(state.defines.expand(rest), directive));
  }

  private void include(Token directive, List<Token> rest) {
    List<Token> file = state.defines.expand(rest);
    if (file.size() != 1 || !file.getFirst().is(TokenKind.STRING)) {
      throw new SourceException(
          directive.position(), "%include needs a file name in quotes", "%include \"file.inc\"");
    }
    Token name = file.getFirst();
    String path = new String(Literals.stringBytes(name.text()), StandardCharsets.UTF_8);
    try {
      Optional<SourceLoader.LoadedFile> found = loader.load(path, preprocessor.currentFile());
      if (found.isEmpty()) {
        throw new SourceException(
            name.position(),
            "no file '" + path + "'",
            "looked beside the source and in the include path");
      }
      preprocessor.pushFile(SourceText.decode(found.get().name(), found.get().bytes()));
    } catch (CharacterCodingException e) {
      throw new SourceException(name.position(), "'" + path + "' is not UTF-8 text");
    } catch (IOException e) {
      throw new SourceException(name.position(), "can't read '" + path + "': " + e.getMessage());
    }
  }

  private void context(Token directive, String word, List<Token> rest) {
    String name = rest.isEmpty() ? "" : rest.getFirst().text();
    switch (word) {
      case "push" -> state.contexts.push(name, directive);
      case "pop" -> state.contexts.pop(name, directive);
      default -> state.contexts.rename(name, directive);
    }
  }

  private void message(Token directive, String word, List<Token> rest) {
    List<Token> expanded = state.defines.expand(new ArrayList<>(rest));
    String text =
        expanded.size() == 1 && expanded.getFirst().is(TokenKind.STRING)
            ? new String(Literals.stringBytes(expanded.getFirst().text()), StandardCharsets.UTF_8)
            : Token.join(expanded);
    switch (word) {
      case "warning" -> preprocessor.warning(directive.position(), text);
      case "note" -> {}
      default -> {
        preprocessor.error(directive.position(), text, "");
        if (word.equals("fatal")) {
          preprocessor.stop();
        }
      }
    }
  }
}
