package org.matryoshka.asm.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matryoshka.asm.diagnostic.Diagnostic;
import org.matryoshka.asm.diagnostic.Diagnostics;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.diagnostic.Spelling;
import org.matryoshka.asm.encoding.InstructionNames;
import org.matryoshka.asm.grammar.LineParser;
import org.matryoshka.asm.preprocess.ExpandedLine;
import org.matryoshka.asm.preprocess.Preprocessor;
import org.matryoshka.asm.source.SourceLoader;
import org.matryoshka.asm.source.SourceText;
import org.matryoshka.asm.syntax.ParsedLine;
import org.matryoshka.asm.syntax.Statement;

/**
 * One run over one source. The first pass reads it line by line and gives labels their first
 * values; further passes go over the parsed lines until no value changes any more. If the
 * preprocessor asked where something lies ({@code %if $-$$ > 512}), the source is read anew in
 * every pass, since the answer may change.
 */
public final class AssemblyRun {
  /** Passes after which the addresses must have settled. */
  public static final int MAX_PASSES = 60;

  /** Passes for a source with errors: enough for its addresses to be nearly right in messages. */
  private static final int MAX_BROKEN_PASSES = 8;

  private final SourceText source;
  private final SourceLoader loader;
  private final Map<String, String> defines;
  private final Session session;
  private final StatementExecutor executor;
  private final LineRecorder recorder = new LineRecorder();
  private Diagnostics reading = new Diagnostics();
  private List<Item> items = new ArrayList<>();

  /**
   * A run.
   *
   * @param source the main source
   * @param loader finds included files
   * @param defines macros to define before it, name to text
   * @param kind what it is assembled for
   */
  public AssemblyRun(
      SourceText source, SourceLoader loader, Map<String, String> defines, OutputKind kind) {
    this.source = source;
    this.loader = loader;
    this.defines = Map.copyOf(defines);
    this.session = new Session(kind);
    this.executor = new StatementExecutor(session, loader);
  }

  /** Makes all passes. Returns what was put out, and what there is to say about it. */
  public AssemblyOutput run() {
    begin();
    read();
    boolean rereads = session.askedForPlaces;
    executor.endPass();
    Diagnostics firstPass = session.diagnostics;
    boolean broken = reading.hasErrors() || firstPass.hasErrors();
    boolean settled = false;
    while (!settled && session.pass < MAX_PASSES) {
      begin();
      if (rereads) {
        read();
      } else {
        items.forEach(this::execute);
      }
      executor.endPass();
      settled = !session.changed || (broken && session.pass >= MAX_BROKEN_PASSES);
    }
    if (!settled) {
      session.error(
          new SourceException(
              null,
              "addresses do not settle after " + MAX_PASSES + " passes",
              "a size depends on itself, for instance times on a label behind it"),
          null);
    }
    List<Diagnostic> diagnostics = new ArrayList<>(reading.sorted());
    ObjectBuilder builder = new ObjectBuilder(session, source.name());
    var object = builder.build();
    addNew(firstPass, diagnostics);
    addNew(session.diagnostics, diagnostics);
    return new AssemblyOutput(
        object,
        recorder.lines(),
        DiagnosticOrder.sort(diagnostics),
        session.originSet ? session.origin : 0,
        session.pass);
  }

  /** What the first pass refused stays refused: later passes know more than NASM allows. */
  private static void addNew(Diagnostics more, List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : more.sorted()) {
      boolean told =
          diagnostics.contains(diagnostic)
              || (diagnostic.position() != null
                  && diagnostics.stream()
                      .anyMatch(
                          d ->
                              d.severity() == diagnostic.severity()
                                  && diagnostic.position().equals(d.position())
                                  && diagnostic.expansions().equals(d.expansions())));
      if (!told) {
        diagnostics.add(diagnostic);
      }
    }
  }

  private void begin() {
    session.beginPass();
    executor.beginPass();
    recorder.beginPass();
  }

  private void read() {
    reading = new Diagnostics();
    items = new ArrayList<>();
    LineParser parser = new LineParser();
    session.askedForPlaces = false;
    boolean[] places = {false};
    PreprocessorScope scope = new PreprocessorScope(session, places);
    Preprocessor preprocessor =
        new Preprocessor(loader, scope, reading, line -> accept(line, parser));
    String format = session.kind == OutputKind.FLAT ? "bin" : "elf64";
    preprocessor.define("__OUTPUT_FORMAT__", format);
    preprocessor.define("__?OUTPUT_FORMAT?__", format);
    defines.forEach(preprocessor::define);
    preprocessor.run(source);
    session.askedForPlaces = places[0];
  }

  private void accept(ExpandedLine line, LineParser parser) {
    ParsedLine parsed;
    try {
      parsed = parser.parse(line.tokens());
    } catch (SourceException e) {
      reading.error(e.position(), e.getMessage(), e.hint(), line.expansions());
      parsed = new ParsedLine(null, null, false, new Statement.Nothing());
    }
    warnAboutLoneLabel(parsed, line);
    Item item = new Item(parsed, line);
    items.add(item);
    execute(item);
  }

  private void warnAboutLoneLabel(ParsedLine parsed, ExpandedLine line) {
    if (parsed.label() != null
        && !parsed.colon()
        && parsed.statement() instanceof Statement.Nothing
        && line.tokens().size() == 1) {
      reading.warning(
          parsed.labelAt(),
          "label alone on a line without a colon might be in error",
          Spelling.hint(line.tokens().getFirst().text(), InstructionNames.all()),
          line.expansions());
    }
  }

  private void execute(Item item) {
    SectionState section = session.current();
    long start = session.offset();
    executor.execute(item);
    recorder.record(item.line, section, start, session);
  }
}
