package org.matryoshka.asm.syntax;

import java.util.List;
import org.matryoshka.asm.source.Position;
import org.matryoshka.isa.Register;

/** What a line says after its label. */
public sealed interface Statement {

  /** Nothing: an empty line or a label alone. */
  record Nothing() implements Statement {}

  /**
   * A machine instruction.
   *
   * @param prefixes {@code lock}, {@code rep}, {@code a32} … in lower case, in order
   * @param segment a segment override written as a prefix, or null
   * @param mnemonic in lower case
   */
  record Instruction(
      List<String> prefixes,
      Register segment,
      String mnemonic,
      List<OperandSyntax> operands,
      Position at)
      implements Statement {}

  /** {@code db} …: items of {@code unit} bytes. */
  record Data(int unit, List<DataItem> items, Position at) implements Statement {}

  /** {@code resb} …: room for {@code count} units. */
  record Reserve(int unit, Expression count, Position at) implements Statement {}

  /** {@code incbin "file", skip, length}; skip and length may be null. */
  record IncludeBinary(String file, Expression skip, Expression length, Position at)
      implements Statement {}

  /** {@code name equ value}. */
  record Equ(Expression value, Position at) implements Statement {}

  /** {@code times count …}; label null or one inside. */
  record Times(Expression count, String label, Statement body, Position at) implements Statement {}

  /** {@code section name attributes}. */
  record Section(String name, List<Attribute> attributes, Position at) implements Statement {}

  /**
   * An attribute of a section.
   *
   * @param name in lower case
   * @param text what stands after the equals sign; empty for a word alone
   * @param value the same as an expression, or null for a word alone
   */
  record Attribute(String name, String text, Expression value, Position at) {}

  /** {@code global}, {@code extern} and the like. */
  record SymbolDeclarations(SymbolRole role, List<SymbolDeclaration> symbols)
      implements Statement {}

  /** What a directive says about symbols. */
  enum SymbolRole {
    GLOBAL,
    EXTERN,
    WEAK,
    STATIC,
    COMMON
  }

  /**
   * A symbol in such a directive.
   *
   * @param words after the colon, for instance {@code function}
   * @param size expression after the words, or null
   * @param alignment of a common symbol, or null
   */
  record SymbolDeclaration(
      String name, List<String> words, Expression size, Expression alignment, Position at) {}

  /** {@code bits n}. */
  record Bits(Expression bits, Position at) implements Statement {}

  /** {@code default rel} or {@code default abs}. */
  record DefaultAddressing(boolean relative) implements Statement {}

  /** {@code org address}. */
  record Org(Expression address, Position at) implements Statement {}

  /** {@code align n, fill}; fill null for the default; {@code reserve} for {@code alignb}. */
  record Align(Expression boundary, Statement fill, boolean reserve, Position at)
      implements Statement {}

  /** {@code absolute address}. */
  record Absolute(Expression address, Position at) implements Statement {}

  /** {@code struc name, start}; start may be null. */
  record StructureBegin(String name, Expression start, Position at) implements Statement {}

  /** {@code endstruc}. */
  record StructureEnd(Position at) implements Statement {}

  /** {@code istruc name}. */
  record InstanceBegin(String name, Position at) implements Statement {}

  /** {@code at field, data}; body may be null. */
  record InstanceField(Expression field, Statement body, Position at) implements Statement {}

  /** {@code iend}. */
  record InstanceEnd(Position at) implements Statement {}

  /** A NASM directive without effect here, for instance {@code cpu x64}. */
  record Ignored(String directive, Position at) implements Statement {}
}
