package org.matryoshka.gui.session.history;

/**
 * A state that can be put back.
 *
 * @param step at which it was saved
 * @param applied actions of the log that had been applied by then
 * @param state what was saved
 */
public record Checkpoint<S extends SavedState>(long step, int applied, S state) {}
