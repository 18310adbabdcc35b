package org.matryoshka.asm.assembly;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.expression.Evaluator;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.object.Symbol;
import org.matryoshka.asm.syntax.Expression;

/** Makes the object from the state after the last pass. */
final class ObjectBuilder {
  private final Session session;
  private final String name;

  ObjectBuilder(Session session, String name) {
    this.session = session;
    this.name = name;
  }

  ObjectFile build() {
    List<Section> sections = new ArrayList<>();
    for (SectionState state : session.sections.values()) {
      sections.add(state.toSection());
    }
    List<Symbol> symbols = new ArrayList<>();
    for (SymbolEntry entry : session.allSymbols()) {
      try {
        Symbol symbol = symbol(entry);
        if (symbol != null) {
          symbols.add(symbol);
        }
      } catch (SourceException e) {
        session.error(e, entry.definedAt);
      }
    }
    return new ObjectFile(name, sections, symbols);
  }

  private Symbol symbol(SymbolEntry entry) {
    if (entry.common) {
      long size = number(entry.commonSize, "common");
      return new Symbol(
          entry.name,
          Symbol.Definition.COMMON,
          entry.commonAlignment == null ? 0 : number(entry.commonAlignment, "alignment"),
          "",
          size,
          Symbol.Binding.GLOBAL,
          Symbol.Type.NONE);
    }
    if (entry.external) {
      return entry.used ? Symbol.undefined(entry.name, entry.binding) : null;
    }
    if (entry.definedPass == 0) {
      if (entry.binding != Symbol.Binding.LOCAL) {
        session.error(
            new SourceException(
                entry.declaredAt, "global symbol '" + entry.name + "' is not defined"),
            null);
      }
      return null;
    }
    if (entry.name.startsWith("..@")) {
      return null; // of a macro or context: says nothing to a reader
    }
    return defined(entry);
  }

  private Symbol defined(SymbolEntry entry) {
    long size = entry.size == null ? 0 : number(entry.size, "the size of a symbol");
    Value value = entry.value;
    if (value.isConstant()) {
      return new Symbol(
          entry.name,
          Symbol.Definition.ABSOLUTE,
          value.constant(),
          "",
          size,
          entry.binding,
          entry.type);
    }
    boolean label =
        value.terms().size() == 1
            && value.terms().getFirst().factor() == 1
            && value.terms().getFirst().base() instanceof SectionState;
    if (label) {
      SectionState section = (SectionState) value.terms().getFirst().base();
      return new Symbol(
          entry.name,
          Symbol.Definition.SECTION,
          value.constant(),
          section.name,
          size,
          entry.binding,
          entry.type);
    }
    if (entry.binding != Symbol.Binding.LOCAL) {
      throw new SourceException(
          entry.definedAt, "'" + entry.name + "' has no value that a symbol can have");
    }
    return null; // an equ of something external: only of use in this source
  }

  private long number(Expression expression, String what) {
    Value value = Evaluator.evaluate(expression, session);
    if (!value.isConstant()) {
      throw new SourceException(expression.at(), what + " must be a number");
    }
    return value.constant();
  }
}
