package org.matryoshka.cpu.execute;

import org.matryoshka.cpu.CpuState;
import org.matryoshka.isa.ConditionCode;

/** A condition of Jcc, SETcc and CMOVcc on the status flags (SDM vol. 1, appendix B). */
@FunctionalInterface
interface Condition {
  /** Whether it holds. */
  boolean test(CpuState state);

  /** The condition of a code. */
  static Condition of(ConditionCode code) {
    return switch (code) {
      case O -> CpuState::overflow;
      case NO -> state -> !state.overflow();
      case B -> CpuState::carry;
      case AE -> state -> !state.carry();
      case E -> CpuState::zero;
      case NE -> state -> !state.zero();
      case BE -> state -> state.carry() || state.zero();
      case A -> state -> !state.carry() && !state.zero();
      case S -> CpuState::sign;
      case NS -> state -> !state.sign();
      case P -> CpuState::parity;
      case NP -> state -> !state.parity();
      case L -> CpuState::less;
      case GE -> state -> !state.less();
      case LE -> state -> state.less() || state.zero();
      case G -> state -> !state.less() && !state.zero();
    };
  }
}
