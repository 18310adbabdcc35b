package org.matryoshka.gui.session.history;

/**
 * An action and when it was done.
 *
 * @param step the position at which it was done: after so many steps, before the next
 */
public record LoggedAction(long step, Action action) {}
