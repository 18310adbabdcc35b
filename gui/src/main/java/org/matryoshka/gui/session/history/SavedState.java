package org.matryoshka.gui.session.history;

/**
 * A state of a machine that can be put back. It shares what has not changed with states before and
 * after it.
 */
@FunctionalInterface
public interface SavedState {
  /** It is not needed any more: what only it holds is given up. */
  void release();
}
