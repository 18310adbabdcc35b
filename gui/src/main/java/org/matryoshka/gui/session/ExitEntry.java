package org.matryoshka.gui.session;

import org.matryoshka.hv.observe.ExitRecord;

/**
 * A VM exit in the history of a session.
 *
 * @param index from 1, in the order in which they happened: what {@code --at exit:K} names
 * @param step the step that the exit was: the state at this step is the one right after it was
 *     dealt with, that at {@code step - 1} the one before
 * @param exit what happened
 */
public record ExitEntry(long index, long step, ExitRecord exit) {}
