package org.matryoshka.cpu.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;

/** SDM vol. 3A, tables 6-4 and 6-5, for every pair of exceptions. */
class DoubleFaultRulesTest {
  private static final Set<ExceptionVector> CONTRIBUTORY =
      EnumSet.of(
          ExceptionVector.DIVIDE_ERROR,
          ExceptionVector.INVALID_TSS,
          ExceptionVector.SEGMENT_NOT_PRESENT,
          ExceptionVector.STACK_FAULT,
          ExceptionVector.GENERAL_PROTECTION);

  @ParameterizedTest
  @EnumSource(ExceptionVector.class)
  void everySecondExceptionFollowsTheTable(ExceptionVector first) {
    for (ExceptionVector second : ExceptionVector.values()) {
      Optional<ExceptionVector> outcome =
          DoubleFaultRules.combine(GuestFault.of(first, 0), GuestFault.of(second, 8))
              .map(GuestFault::vector);
      assertThat(outcome).as("%s, then %s", first, second).isEqualTo(expected(first, second));
    }
  }

  private static Optional<ExceptionVector> expected(ExceptionVector first, ExceptionVector second) {
    boolean severe = CONTRIBUTORY.contains(second) || second == ExceptionVector.PAGE_FAULT;
    if (first == ExceptionVector.DOUBLE_FAULT && severe) {
      return Optional.empty();
    }
    boolean both = CONTRIBUTORY.contains(first) && CONTRIBUTORY.contains(second);
    if (both || (first == ExceptionVector.PAGE_FAULT && severe)) {
      return Optional.of(ExceptionVector.DOUBLE_FAULT);
    }
    return Optional.of(second);
  }
}
