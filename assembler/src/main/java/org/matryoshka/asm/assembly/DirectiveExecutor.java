package org.matryoshka.asm.assembly;

import java.util.List;
import java.util.OptionalLong;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.diagnostic.Spelling;
import org.matryoshka.asm.object.SectionFlags;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.asm.syntax.Statement;

/** Directives that change sections, symbols and modes. */
final class DirectiveExecutor {
  private static final List<String> ATTRIBUTES =
      List.of(
          "align",
          "alloc",
          "exec",
          "follows",
          "noalloc",
          "nobits",
          "noexec",
          "note",
          "nowrite",
          "progbits",
          "start",
          "valign",
          "vfollows",
          "voffset",
          "vstart",
          "write");

  private final Session session;

  DirectiveExecutor(Session session) {
    this.session = session;
  }

  void execute(Statement statement) {
    switch (statement) {
      case Statement.Section section -> section(section);
      case Statement.SymbolDeclarations declarations ->
          declarations.symbols().forEach(symbol -> declare(declarations.role(), symbol));
      case Statement.Bits bits -> {
        long mode = StatementExecutor.critical(bits.bits(), session, "bits");
        if (mode != 64) {
          throw new SourceException(
              bits.at(),
              "only bits 64 is supported, not bits " + mode,
              "this machine starts in 64-bit mode; 16- and 32-bit code can be given with db");
        }
      }
      case Statement.DefaultAddressing addressing ->
          session.relativeByDefault = addressing.relative();
      case Statement.Org org -> org(org);
      case Statement.Absolute absolute ->
          session.enterAbsolute(
              StatementExecutor.critical(absolute.address(), session, "absolute"));
      default -> {}
    }
  }

  private void org(Statement.Org org) {
    if (session.kind != OutputKind.FLAT) {
      throw new SourceException(
          org.at(),
          "org is for flat binaries only",
          "give the section its address: section .text vstart=…");
    }
    long address = StatementExecutor.critical(org.address(), session, "org");
    if (session.originSet && address != session.origin) {
      throw new SourceException(org.at(), "org is given twice");
    }
    session.origin = address;
    session.originSet = true;
  }

  private void section(Statement.Section directive) {
    SectionState section = session.section(directive.name());
    for (Statement.Attribute attribute : directive.attributes()) {
      apply(section, attribute);
    }
    session.enter(section);
  }

  private void apply(SectionState section, Statement.Attribute attribute) {
    SectionFlags f = section.flags;
    boolean alloc = f.allocated();
    boolean write = f.writable();
    boolean exec = f.executable();
    boolean empty = f.empty();
    boolean note = f.note();
    switch (attribute.name()) {
      case "alloc" -> alloc = true;
      case "noalloc" -> alloc = false;
      case "write" -> write = true;
      case "nowrite" -> write = false;
      case "exec" -> exec = true;
      case "noexec" -> exec = false;
      case "nobits" -> empty = true;
      case "progbits" -> empty = false;
      case "note" -> note = true;
      case "align", "valign" -> section.alignment = alignment(attribute);
      case "start" -> section.load = OptionalLong.of(number(attribute));
      case "vstart" -> section.virtual = OptionalLong.of(number(attribute));
      case "voffset" -> section.virtualOffset = OptionalLong.of(number(attribute));
      case "follows" -> section.follows = attribute.text();
      case "vfollows" -> section.virtualFollows = attribute.text();
      default ->
          throw new SourceException(
              attribute.at(),
              "unknown section attribute '" + attribute.name() + "'",
              Spelling.hint(attribute.name(), ATTRIBUTES));
    }
    section.flags = new SectionFlags(alloc, write, exec, empty, note);
  }

  private long number(Statement.Attribute attribute) {
    if (attribute.value() == null) {
      throw new SourceException(
          attribute.at(),
          "attribute '" + attribute.name() + "' needs a value",
          attribute.name() + "=…");
    }
    return StatementExecutor.critical(attribute.value(), session, attribute.name());
  }

  private long alignment(Statement.Attribute attribute) {
    long alignment = number(attribute);
    if (alignment < 1 || Long.bitCount(alignment) != 1 || alignment > 1L << 30) {
      throw new SourceException(attribute.at(), "alignment " + alignment + " is no power of two");
    }
    return alignment;
  }

  private void declare(Statement.SymbolRole role, Statement.SymbolDeclaration symbol) {
    SymbolEntry entry = session.entry(symbol.name());
    Symbol.Type type = entry.type;
    Symbol.Binding binding = Symbol.Binding.GLOBAL;
    for (String word : symbol.words()) {
      switch (word) {
        case "function" -> type = Symbol.Type.FUNCTION;
        case "data", "object" -> type = Symbol.Type.OBJECT;
        case "weak" -> binding = Symbol.Binding.WEAK;
        case "default", "hidden", "protected", "internal", "notype", "strong", "proc" -> {}
        default ->
            throw new SourceException(
                symbol.at(),
                "unknown symbol attribute '" + word + "'",
                Spelling.hint(word, List.of("function", "data", "object", "weak", "hidden")));
      }
    }
    entry.type = type;
    switch (role) {
      case GLOBAL -> global(entry, symbol, binding);
      case WEAK -> global(entry, symbol, Symbol.Binding.WEAK);
      case EXTERN -> session.declareExternal(symbol.name(), binding, symbol.at());
      case STATIC -> {}
      case COMMON -> {
        if (symbol.size() == null) {
          throw new SourceException(symbol.at(), "common needs a size", "common name size");
        }
        session.declareExternal(symbol.name(), binding, symbol.at());
        entry.common = true;
        entry.commonSize = symbol.size();
        entry.commonAlignment = symbol.alignment();
      }
    }
  }

  private static void global(
      SymbolEntry entry, Statement.SymbolDeclaration symbol, Symbol.Binding binding) {
    entry.binding = binding;
    entry.size = symbol.size();
    entry.declaredAt = symbol.at();
  }
}
