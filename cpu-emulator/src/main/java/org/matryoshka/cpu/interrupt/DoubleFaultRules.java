package org.matryoshka.cpu.interrupt;

import java.util.Optional;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.isa.fault.GuestFault;

/** What happens when delivering one exception raises another (SDM vol. 3A, table 6-5). */
final class DoubleFaultRules {
  private DoubleFaultRules() {}

  /**
   * The exception to deliver in place of the first.
   *
   * @param first the one that was being delivered
   * @param second the one that its delivery raised
   * @return the second where the two are handled one after the other, or a double fault; empty: the
   *     processor shuts down
   */
  static Optional<GuestFault> combine(GuestFault first, GuestFault second) {
    boolean severe = isPageFault(second) || second.vector().isContributory();
    if (first.vector() == ExceptionVector.DOUBLE_FAULT) {
      return severe ? Optional.empty() : Optional.of(second);
    }
    boolean toDoubleFault =
        isPageFault(first)
            ? severe
            : first.vector().isContributory() && second.vector().isContributory();
    return Optional.of(toDoubleFault ? GuestFault.of(ExceptionVector.DOUBLE_FAULT, 0) : second);
  }

  private static boolean isPageFault(GuestFault fault) {
    return fault.vector() == ExceptionVector.PAGE_FAULT;
  }
}
