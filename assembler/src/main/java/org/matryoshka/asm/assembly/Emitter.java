package org.matryoshka.asm.assembly;

import java.util.List;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.encoding.Fixup;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.object.LittleEndianOutput;
import org.matryoshka.asm.object.Relocation;
import org.matryoshka.asm.object.Relocation.Target;
import org.matryoshka.asm.object.RelocationKind;
import org.matryoshka.asm.source.Position;

/** Puts bytes into the current section; fields that are not known become relocations. */
final class Emitter {
  private final Session session;

  Emitter(Session session) {
    this.session = session;
  }

  /** Whether bytes count: from the second pass on, when all symbols have values. */
  boolean emitting() {
    return session.pass > 1;
  }

  /** Room without content. */
  void reserve(long bytes, Position at) {
    SectionState section = session.current();
    session.advance(bytes, at);
    if (emitting() && section != null && !section.flags.empty()) {
      section.content.fill(0, Math.toIntExact(bytes));
    }
  }

  /** Bytes as they are. */
  void bytes(byte[] bytes, Position at) {
    SectionState section = session.current();
    if (section == null) {
      throw new SourceException(
          at, "an absolute section has no content", "only resb and its kin may stand here");
    }
    if (section.flags.empty() && bytes.length > 0) {
      session.warn(at, "content in section " + section.name + ", which has none in the file", "");
    }
    session.advance(bytes.length, at);
    if (emitting() && !section.flags.empty()) {
      section.content.put(bytes);
    }
  }

  /** Bytes with fields to fill in. */
  void bytes(byte[] bytes, List<Fixup> fixups, Position at) {
    if (fixups.isEmpty() || !emitting() || session.current() == null) {
      bytes(bytes, at);
      return;
    }
    byte[] filled = bytes.clone();
    for (Fixup fixup : fixups) {
      fill(filled, fixup);
    }
    bytes(filled, at);
  }

  private void fill(byte[] bytes, Fixup fixup) {
    Value value = fixup.value();
    if (!value.known()) {
      session.changed = true; // an equ of a later equ: known in the next pass
      return;
    }
    Value content = fixup.relative() ? value.minus(session.place().plus(fixup.origin())) : value;
    if (content.isConstant()) {
      check(content.constant(), fixup);
      LittleEndianOutput.set(bytes, fixup.offset(), content.constant(), fixup.size());
      return;
    }
    session.current().relocations.add(relocation(fixup, value));
  }

  private void check(long value, Fixup fixup) {
    int bits = 8 * fixup.size();
    if (bits == 64) {
      return;
    }
    boolean signed = value << (64 - bits) >> (64 - bits) == value;
    boolean unsigned = value >>> bits == 0;
    if (signed || (unsigned && !fixup.signed() && !fixup.relative())) {
      return;
    }
    if (fixup.relative()) {
      long over = value < 0 ? -(value + (1L << (bits - 1))) : value - (1L << (bits - 1)) + 1;
      throw new SourceException(
          fixup.at(),
          "target is " + over + " bytes beyond the reach of " + bits + " bits",
          bits == 8 ? "leave out short, or jump around a near jump" : "");
    }
    if (fixup.signed()) {
      throw new SourceException(
          fixup.at(),
          "value 0x"
              + Long.toHexString(value)
              + " does not fit a sign-extended "
              + bits
              + "-bit field",
          "");
    }
    session.warn(
        fixup.at(), "value 0x" + Long.toHexString(value) + " is cut to " + bits + " bits", "");
  }

  private Relocation relocation(Fixup fixup, Value value) {
    long offset = session.offset() + fixup.offset();
    if (fixup.relative()) {
      Target target = target(value, fixup);
      long addend = value.constant() - (fixup.origin() - fixup.offset());
      return new Relocation(offset, relativeKind(fixup, value.viaPlt()), target, addend);
    }
    Value withoutHere = value.plus(Value.of(session.current(), 0));
    if (value.terms().size() == 2 && withoutHere.terms().size() == 1) {
      // label − $ with a label elsewhere: a distance from this section
      return new Relocation(
          offset,
          relativeKind(fixup, false),
          target(withoutHere, fixup),
          value.constant() + offset);
    }
    Target target = target(value, fixup);
    RelocationKind kind =
        switch (fixup.size()) {
          case 8 -> RelocationKind.ABSOLUTE_64;
          case 4 -> fixup.signed() ? RelocationKind.ABSOLUTE_32_SIGNED : RelocationKind.ABSOLUTE_32;
          case 2 -> RelocationKind.ABSOLUTE_16;
          case 1 -> RelocationKind.ABSOLUTE_8;
          default -> throw unlinkable(fixup);
        };
    return new Relocation(offset, kind, target, value.constant());
  }

  private static RelocationKind relativeKind(Fixup fixup, boolean plt) {
    return switch (fixup.size()) {
      case 8 -> RelocationKind.RELATIVE_64;
      case 4 -> plt ? RelocationKind.PLT_32 : RelocationKind.RELATIVE_32;
      case 2 -> RelocationKind.RELATIVE_16;
      case 1 -> RelocationKind.RELATIVE_8;
      default -> throw unlinkable(fixup);
    };
  }

  private static Target target(Value value, Fixup fixup) {
    if (value.terms().isEmpty()) {
      return new Target.Absolute();
    }
    Value.Term term = value.terms().getFirst();
    if (value.terms().size() > 1 || term.factor() != 1) {
      throw unlinkable(fixup);
    }
    return switch (term.base()) {
      case SectionState section -> new Target.OfSection(section.name);
      case SymbolEntry symbol -> new Target.OfSymbol(symbol.name);
      default -> throw unlinkable(fixup);
    };
  }

  private static SourceException unlinkable(Fixup fixup) {
    return new SourceException(
        fixup.at(),
        "no relocation can express this value",
        "an address plus a number, or the distance of an address from here");
  }
}
