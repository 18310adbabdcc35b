package org.matryoshka.hv.exit;

/**
 * Deals with exits of one kind. A lab puts its own in place of one of {@link ExitHandlers}.
 *
 * @param <E> the kind
 */
@FunctionalInterface
public interface ExitHandler<E extends VmExit> {
  /** Does what is to be done, and says what that was. */
  ExitOutcome handle(ExitContext vcpu, E exit);
}
