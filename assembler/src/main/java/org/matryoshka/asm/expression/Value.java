package org.matryoshka.asm.expression;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.isa.Register;

/**
 * The value of an expression: a constant plus multiples of things whose own value is not known yet
 * (where a section will lie, what an external symbol is, what a register holds). Immutable.
 *
 * @param constant the constant part, modulo 2^64
 * @param terms the rest: each base at most once, no factor 0
 * @param known false if a symbol in it has no value yet; the constant then means nothing
 * @param viaPlt the address of the symbol's entry in the procedure linkage table is meant
 */
public record Value(long constant, List<Term> terms, boolean known, boolean viaPlt) {
  /** No value yet: a forward reference in the first pass. */
  public static final Value UNKNOWN = new Value(0, List.of(), false, false);

  /** What a value can be relative to. */
  public interface Base {}

  /** A register in an effective address. */
  public record RegisterBase(Register register) implements Base {}

  /**
   * A multiple of a base.
   *
   * @param base what
   * @param factor how often, not 0
   */
  public record Term(Base base, long factor) {}

  /** A constant. */
  public static Value of(long constant) {
    return new Value(constant, List.of(), true, false);
  }

  /** A base plus a constant. */
  public static Value of(Base base, long constant) {
    return new Value(constant, List.of(new Term(base, 1)), true, false);
  }

  /** Whether it is a number and nothing else. */
  public boolean isConstant() {
    return known && terms.isEmpty();
  }

  /** Whether a register is in it. */
  public boolean hasRegister() {
    for (Term term : terms) {
      if (term.base() instanceof RegisterBase) {
        return true;
      }
    }
    return false;
  }

  /** The sum. */
  public Value plus(Value other) {
    return combine(other, 1);
  }

  /** The difference. */
  public Value minus(Value other) {
    return combine(other, -1);
  }

  /** This value plus a constant. */
  public Value plus(long addend) {
    return addend == 0 ? this : new Value(constant + addend, terms, known, viaPlt);
  }

  /** The product with a constant. */
  public Value times(long factor) {
    if (!known) {
      return UNKNOWN;
    }
    List<Term> scaled = new ArrayList<>(terms.size());
    for (Term term : terms) {
      if (term.factor() * factor != 0) {
        scaled.add(new Term(term.base(), term.factor() * factor));
      }
    }
    return new Value(constant * factor, List.copyOf(scaled), true, viaPlt);
  }

  private Value combine(Value other, long sign) {
    if (!known || !other.known) {
      // keep registers, so that the shape of an effective address is known in the first pass
      List<Term> registers = new ArrayList<>();
      terms.stream().filter(Value::isRegister).forEach(registers::add);
      other.terms.stream().filter(Value::isRegister).forEach(registers::add);
      return new Value(0, List.copyOf(registers), false, false);
    }
    long sum = constant + sign * other.constant;
    if (other.terms.isEmpty()) {
      return new Value(sum, terms, true, viaPlt);
    }
    List<Term> result = new ArrayList<>(terms);
    for (Term term : other.terms) {
      add(result, term.base(), sign * term.factor());
    }
    return new Value(sum, List.copyOf(result), true, viaPlt || other.viaPlt);
  }

  private static boolean isRegister(Term term) {
    return term.base() instanceof RegisterBase;
  }

  private static void add(List<Term> terms, Base base, long factor) {
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      if (term.base().equals(base)) {
        long sum = term.factor() + factor;
        if (sum == 0) {
          terms.remove(i);
        } else {
          terms.set(i, new Term(base, sum));
        }
        return;
      }
    }
    terms.add(new Term(base, factor));
  }
}
