package org.matryoshka.isa.table.family;

import java.util.List;
import org.matryoshka.isa.CpuFeature;

/**
 * Rows of the instruction table that share everything but their syntax and encoding. It is plain
 * text still; {@code isa.table.RowParser} reads it, and says so where it makes no sense.
 *
 * <p>A row is {@code SYNTAX | ENCODING | ACCESS | BITS}. SYNTAX and ENCODING are the manual's
 * "Instruction" and "Opcode" columns; ACCESS has one word an operand: {@code r}ead, {@code w}rite,
 * {@code rw}, or {@code n}o access; BITS is the operation's width where it doesn't follow from
 * prefixes and operands. The order of rows is an assembler's order of preference.
 *
 * @param description what the instructions do, in a phrase
 * @param flags {@code r:}, {@code w:}, {@code u:} with letters of the flags that are read, written,
 *     left undefined: O S Z A P C, D(F), I(F), T(F), N(T), L for IOPL, X for AC, V for VIF and VIP
 * @param privilege USER, PRIVILEGED or SENSITIVE
 * @param feature what the processor must have
 * @param lock whether LOCK may stand before those with a memory destination
 * @param repeat NONE, REP or REP_WHILE
 * @param lines the rows
 */
public record RowGroup(
    String description,
    String flags,
    String privilege,
    CpuFeature feature,
    boolean lock,
    String repeat,
    List<String> lines) {

  RowGroup(String description) {
    this(description, "", "USER", CpuFeature.BASE, false, "NONE", List.of());
  }

  RowGroup flags(String text) {
    return new RowGroup(description, text, privilege, feature, lock, repeat, lines);
  }

  RowGroup privileged() {
    return new RowGroup(description, flags, "PRIVILEGED", feature, lock, repeat, lines);
  }

  RowGroup sensitive() {
    return new RowGroup(description, flags, "SENSITIVE", feature, lock, repeat, lines);
  }

  RowGroup feature(CpuFeature needed) {
    return new RowGroup(description, flags, privilege, needed, lock, repeat, lines);
  }

  RowGroup lockable() {
    return new RowGroup(description, flags, privilege, feature, true, repeat, lines);
  }

  RowGroup repeatable() {
    return new RowGroup(description, flags, privilege, feature, lock, "REP", lines);
  }

  RowGroup repeatableWhile() {
    return new RowGroup(description, flags, privilege, feature, lock, "REP_WHILE", lines);
  }

  RowGroup rows(String text) {
    return new RowGroup(
        description, flags, privilege, feature, lock, repeat, List.of(text.split("\n")));
  }
}
