/**
 * The past and the known future of a machine. {@link org.matryoshka.gui.session.history.Timeline}
 * is where to start: it runs a {@link org.matryoshka.gui.session.history.Replayable} machine
 * forwards, keeps checkpoints of it ({@link org.matryoshka.gui.session.history.CheckpointStore}),
 * logs what was done to it from outside ({@link org.matryoshka.gui.session.history.ActionLog}), and
 * goes to any step by putting a checkpoint back and running on with the same input.
 *
 * <p>Holds: the state at a step is that after so many steps and after all actions that are logged
 * at it, however it was reached; all actions up to now have been applied and none after; the
 * checkpoint of power-on is always kept. Nothing here knows a thread or the host's clock. Used by
 * {@code gui.session} alone.
 */
package org.matryoshka.gui.session.history;
