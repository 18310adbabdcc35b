package org.matryoshka.asm.preprocess;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.matryoshka.asm.diagnostic.Diagnostic.MacroCall;
import org.matryoshka.asm.diagnostic.Diagnostics;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.expression.Scope;
import org.matryoshka.asm.grammar.SourceLexer;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.source.SourceLoader;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;

/**
 * NASM's preprocessor: reads sources line by line, carries out {@code %} directives, expands macros
 * and hands every finished line to a consumer before it reads the next, so that {@code %if} can ask
 * for symbols that earlier lines defined.
 */
public final class Preprocessor {
  /** Lines that may come out; beyond it macros or repetitions are out of control. */
  public static final int MAX_LINES = 1_000_000;

  /** Files and macro calls inside one another. */
  public static final int MAX_DEPTH = 256;

  private final Diagnostics diagnostics;
  private final Consumer<ExpandedLine> sink;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Directives directives;
  private final MacroState state;
  private int calls;
  private int linesOut;
  private boolean stopped;

  /**
   * A preprocessor for one pass over a source.
   *
   * @param loader finds included files
   * @param scope what symbols mean in {@code %if} and {@code %assign}
   * @param diagnostics takes errors; the run goes on after one
   * @param sink takes the finished lines
   */
  public Preprocessor(
      SourceLoader loader, Scope scope, Diagnostics diagnostics, Consumer<ExpandedLine> sink) {
    this.diagnostics = diagnostics;
    this.sink = sink;
    this.state = new MacroState(scope);
    this.directives = new Directives(this, state, loader);
  }

  /**
   * Defines a macro as {@code -D name=value} on a command line does.
   *
   * @param name its name
   * @param value its text; may be empty
   */
  public void define(String name, String value) {
    Token place = new Token(TokenKind.ID, name, new SourceText("command line", ""), 1, 1, false);
    state.defines.define(
        new SingleLineMacro(name, null, SourceLexer.fragment(value, place)), false);
  }

  /** Reads a source to its end. */
  public void run(SourceText source) {
    pushFile(source);
    while (!frames.isEmpty() && !stopped) {
      Frame top = frames.peek();
      SourceLine line = top.next();
      try {
        if (line == null) {
          finish(top);
        } else {
          process(line);
        }
      } catch (SourceException e) {
        report(line, e);
      }
    }
  }

  /** Ends the run: {@code %fatal}, or too much output. */
  void stop() {
    stopped = true;
  }

  private void report(SourceLine line, SourceException e) {
    Position at = e.position();
    if (at == null && line != null && !line.tokens().isEmpty()) {
      at = line.tokens().getFirst().position();
    }
    diagnostics.error(at, e.getMessage(), e.hint(), calls());
    if (diagnostics.isFull()) {
      stopped = true;
    }
  }

  void error(Position at, String message, String hint) {
    diagnostics.error(at, message, hint, calls());
  }

  void warning(Position at, String message) {
    diagnostics.warning(at, message, "", calls());
  }

  /** The macro calls that led to the current line, innermost first. */
  List<MacroCall> calls() {
    Frame.OfMacro macro = macroFrame();
    return macro == null ? List.of() : macro.calls;
  }

  /** The innermost macro call, or null. */
  Frame.OfMacro macroFrame() {
    for (Frame frame : frames) {
      if (frame instanceof Frame.OfMacro macro) {
        return macro;
      }
      if (frame instanceof Frame.OfFile) {
        return null;
      }
    }
    return null;
  }

  /** Name of the file being read. */
  String currentFile() {
    for (Frame frame : frames) {
      if (frame instanceof Frame.OfFile file) {
        return file.source.name();
      }
    }
    return "";
  }

  void pushFile(SourceText source) {
    push(new Frame.OfFile(source, lines(source), state.conditions.depth()), null);
  }

  private static List<SourceLine> lines(SourceText source) {
    List<SourceLine> lines = new ArrayList<>();
    int number = 1;
    for (List<Token> tokens : SourceLexer.lines(source)) {
      if (!tokens.isEmpty()) {
        number = tokens.getFirst().line();
      }
      lines.add(new SourceLine(tokens, source, number++));
    }
    return lines;
  }

  void pushRepetition(List<SourceLine> body, long count, Position at) {
    if (count > 0) {
      push(new Frame.OfRepetition(body, count, state.conditions.depth()), at);
    }
  }

  private void push(Frame frame, Position at) {
    if (frames.size() >= MAX_DEPTH) {
      stopped = true;
      throw new SourceException(
          at,
          "files and macros nest more than " + MAX_DEPTH + " deep",
          "a file that includes itself, or a macro that calls itself, does not end");
    }
    frames.push(frame);
  }

  private void finish(Frame frame) {
    closeConditions(frame);
    if (frame instanceof Frame.OfRepetition repetition && repetition.again()) {
      return;
    }
    frames.pop();
    if (frame instanceof Frame.OfFile && frames.isEmpty()) {
      state.collector.reportOpen(this);
    }
  }

  private void closeConditions(Frame frame) {
    while (state.conditions.depth() > frame.conditionDepth) {
      error(state.conditions.end(), "%if without its %endif", "");
    }
  }

  /** {@code %exitmacro} and {@code %exitrep}: drops frames up to the first of a kind. */
  boolean exit(Class<? extends Frame> kind) {
    boolean found = false;
    for (Frame frame : frames) {
      found = kind.isInstance(frame);
      if (found || frame instanceof Frame.OfFile || frame instanceof Frame.OfMacro) {
        break;
      }
    }
    boolean dropping = found;
    while (dropping) {
      Frame frame = frames.pop();
      while (state.conditions.depth() > frame.conditionDepth) {
        state.conditions.end();
      }
      dropping = !kind.isInstance(frame);
    }
    return found;
  }

  private void process(SourceLine line) {
    if (state.collector.isCollecting()) {
      state.collector.collect(line);
      return;
    }
    List<Token> tokens = line.tokens();
    if (!state.conditions.active()) {
      if (!tokens.isEmpty() && tokens.getFirst().is(TokenKind.DIRECTIVE)) {
        directives.skipped(tokens);
      }
      emit(line, List.of());
      return;
    }
    if (!tokens.isEmpty()) {
      tokens = Parameters.substitute(tokens, macroFrame(), state.contexts, state.defines);
    }
    if (!tokens.isEmpty() && tokens.getFirst().is(TokenKind.DIRECTIVE)) {
      emit(line, List.of());
      directives.carryOut(tokens, line);
      return;
    }
    state.defines.enter(line.number(), line.source().name());
    tokens = state.defines.expand(tokens);
    if (!callMacro(tokens)) {
      emit(line, tokens);
    }
  }

  private void emit(SourceLine line, List<Token> tokens) {
    if (++linesOut > MAX_LINES) {
      stopped = true;
      throw new SourceException(
          null, "more than " + MAX_LINES + " lines after macro expansion", "check %rep counts");
    }
    List<MacroCall> expansions = calls();
    if (expansions.isEmpty()) {
      sink.accept(new ExpandedLine(tokens, line.source(), line.number(), expansions));
    } else {
      Position outermost = expansions.getLast().position();
      sink.accept(new ExpandedLine(tokens, outermost.source(), outermost.line(), expansions));
    }
  }

  private boolean callMacro(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return false;
    }
    int at = 0;
    List<MultiLineMacro> named = state.macros.find(tokens.getFirst());
    if (named.isEmpty() && tokens.size() > 1 && tokens.getFirst().is(TokenKind.ID)) {
      at = tokens.get(1).is(TokenKind.COLON) ? 2 : 1;
      named = at < tokens.size() ? state.macros.find(tokens.get(at)) : List.of();
    }
    if (named.isEmpty()) {
      return false;
    }
    Token name = tokens.get(at);
    List<Token> rest = tokens.subList(at + 1, tokens.size());
    List<List<Token>> arguments = Arguments.split(rest);
    MultiLineMacro macro = null;
    for (MultiLineMacro candidate : named) {
      if (candidate.takes(arguments.size()) && !isRunning(candidate)) {
        macro = candidate;
        break;
      }
    }
    if (macro == null) {
      return state.macros.refuse(named, name, arguments.size(), this::isRunning);
    }
    List<MacroCall> stack = new ArrayList<>();
    stack.add(new MacroCall(macro.name(), name.position()));
    stack.addAll(calls());
    List<Token> label = List.copyOf(tokens.subList(0, at));
    boolean labelUsed = macro.body().stream().anyMatch(line -> Parameters.usesLabel(line.tokens()));
    if (!label.isEmpty() && !labelUsed) {
      sink.accept(new ExpandedLine(label, name.source(), name.line(), calls()));
    }
    push(
        new Frame.OfMacro(
            macro,
            ++calls,
            Arguments.fit(macro, rest, arguments),
            List.copyOf(stack),
            label,
            state.conditions.depth()),
        name.position());
    return true;
  }

  private boolean isRunning(MultiLineMacro macro) {
    for (Frame frame : frames) {
      if (frame instanceof Frame.OfMacro call && call.macro.equals(macro)) {
        return true;
      }
    }
    return false;
  }
}
