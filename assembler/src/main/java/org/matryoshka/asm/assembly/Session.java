package org.matryoshka.asm.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.asm.diagnostic.Diagnostic.MacroCall;
import org.matryoshka.asm.diagnostic.Diagnostics;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.diagnostic.Spelling;
import org.matryoshka.asm.expression.Scope;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.asm.source.Position;

/**
 * The state of an assembly: symbols, sections, the current place. It lives through all passes;
 * {@link #beginPass} resets what each pass builds anew.
 */
final class Session implements Scope {
  /** Bytes of all sections together; beyond it a count is a mistake. */
  static final long MAX_BYTES = 256L << 20;

  /** Statements that one {@code times} makes when they are not all the same. */
  static final long MAX_TIMES = 1_000_000;

  final OutputKind kind;
  final Map<String, SectionState> sections = new LinkedHashMap<>();
  final Map<String, SymbolEntry> symbols = new LinkedHashMap<>();
  Diagnostics diagnostics = new Diagnostics();
  List<MacroCall> expansions = List.of();

  int pass;
  boolean changed;

  /** How often a symbol or {@code $} was asked for: what did not ask is the same in every pass. */
  long questions;

  /** Whether an answer depended on where something lies, so that it may change in the next pass. */
  boolean askedForPlaces;

  /** Where a source begins that does not say so. */
  private final SectionState text;

  private SectionState section;
  private Value statement;
  private long absolute;
  private long absoluteStart;
  boolean relativeByDefault;
  long origin;
  boolean originSet;

  Session(OutputKind kind) {
    this.kind = kind;
    this.text = new SectionState(".text", kind);
  }

  void beginPass() {
    pass++;
    changed = false;
    diagnostics = new Diagnostics();
    relativeByDefault = false;
    sections.values().forEach(SectionState::beginPass);
    section = sections.getOrDefault(".text", text);
    statement = place();
  }

  /** A section, made if it is new; the order of first use is that of the object. */
  SectionState section(String name) {
    return sections.computeIfAbsent(
        name, n -> n.equals(text.name) ? text : new SectionState(n, kind));
  }

  /** Notes that the current section is used: a source that never enters .text has none. */
  private void use() {
    if (section == text) {
      sections.putIfAbsent(text.name, text);
    }
  }

  /** The current section; null after {@code absolute}. */
  SectionState current() {
    return section;
  }

  void enter(SectionState next) {
    section = next;
  }

  void enterAbsolute(long address) {
    section = null;
    absolute = address;
    absoluteStart = address;
  }

  /** Offset in the current section, or the absolute address. */
  long offset() {
    return section == null ? absolute : section.offset;
  }

  /** Bytes since the current section began. */
  long distanceFromStart() {
    return section == null ? absolute - absoluteStart : section.offset;
  }

  /** Moves on by so many bytes. */
  void advance(long bytes, Position at) {
    if (section == null) {
      absolute += bytes;
      return;
    }
    if (bytes > MAX_BYTES || section.offset + bytes > MAX_BYTES) {
      throw new SourceException(
          at,
          "section " + section.name + " grows beyond " + (MAX_BYTES >> 20) + " MiB",
          "check the count");
    }
    if (bytes > 0) {
      use();
    }
    section.offset += bytes;
  }

  /** The current place, in the middle of a statement too. */
  Value place() {
    return section == null ? Value.of(absolute) : Value.of(section, section.offset);
  }

  /** Notes that a statement begins here. */
  void beginStatement() {
    statement = place();
  }

  @Override
  public Value here(Position at) {
    questions++;
    askedForPlaces = true;
    return statement;
  }

  @Override
  public Value sectionStart(Position at) {
    questions++;
    askedForPlaces = true;
    return section == null ? Value.of(absoluteStart) : Value.of(section, 0);
  }

  @Override
  public Value symbol(String name, Position at) {
    questions++;
    SymbolEntry entry = symbols.get(name);
    if (entry == null || (entry.definedPass == 0 && !entry.external)) {
      if (pass > 1) {
        throw new SourceException(at, "symbol '" + name + "' is not defined", undefinedHint(name));
      }
      return Value.UNKNOWN;
    }
    entry.used = true;
    askedForPlaces |= !entry.value.isConstant();
    return entry.value;
  }

  private String undefinedHint(String name) {
    List<String> known = new ArrayList<>();
    for (SymbolEntry entry : symbols.values()) {
      if ((entry.definedPass > 0 || entry.external) && !entry.name.startsWith("..@")) {
        known.add(entry.name);
      }
    }
    String hint = Spelling.hint(name, known);
    return hint.isEmpty() ? "a symbol of another object needs extern " + name : hint;
  }

  SymbolEntry entry(String name) {
    return symbols.computeIfAbsent(name, SymbolEntry::new);
  }

  /** Gives a symbol its value in this pass. */
  void define(String name, Value value, Position at) {
    if (!value.isConstant()) {
      use();
    }
    SymbolEntry entry = entry(name);
    if (entry.definedPass == pass) {
      throw new SourceException(
          at, "symbol '" + name + "' is defined twice", "first defined at " + entry.definedAt);
    }
    if (entry.external) {
      throw new SourceException(
          at, "symbol '" + name + "' is declared extern", "declared at " + entry.declaredAt);
    }
    if (!entry.value.equals(value)) {
      changed = true;
    }
    entry.value = value;
    entry.definedPass = pass;
    entry.definedAt = at;
  }

  void declareExternal(String name, Symbol.Binding binding, Position at) {
    SymbolEntry entry = entry(name);
    if (entry.definedPass > 0) {
      return; // defined here after all: NASM lets a header declare what its source defines
    }
    entry.external = true;
    entry.declaredAt = at;
    entry.value = Value.of(entry, 0);
    entry.binding = binding;
  }

  void error(SourceException e, Position fallback) {
    Position at = e.position() == null ? fallback : e.position();
    diagnostics.error(at, e.getMessage(), e.hint(), expansions);
  }

  void warn(Position at, String message, String hint) {
    diagnostics.warning(at, message, hint, expansions);
  }

  Collection<SymbolEntry> allSymbols() {
    return symbols.values();
  }
}
