/**
 * Machines with guests, run for somebody who watches. {@link org.matryoshka.gui.session.Session} is
 * where to start for the window: it owns a {@link org.matryoshka.gui.session.World} on a thread of
 * its own; {@link org.matryoshka.gui.session.Command}s go in, {@link
 * org.matryoshka.gui.session.SessionStatus} and what a {@link org.matryoshka.gui.session.Watch}
 * asks come out. {@link org.matryoshka.gui.session.Replay} is the same without a thread. Inside,
 * {@code SessionEngine} does commands, {@code Lookout} runs the machine and asks {@code Spotter}s
 * where to stop, {@code Backwards} goes to other steps, {@code WhySearch} finds last writes. {@link
 * org.matryoshka.gui.session.GuestRun} is what the other commands drive, slice by slice.
 *
 * <p>Holds: one thread owns a machine; what a guest does depends on its image and on the logged
 * actions and their steps, never on the host; the state at a step is the same however it was
 * reached. Used by the window and the commands; knows no stream and no terminal, and reads no file
 * but what it is told to. docs/visualizer/time-travel.md explains it.
 */
package org.matryoshka.gui.session;
