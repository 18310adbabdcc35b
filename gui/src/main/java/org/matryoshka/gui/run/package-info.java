/**
 * A run from its beginning to its end, for the commands that do not stop in between: {@link
 * org.matryoshka.gui.run.GuestRun} is what they drive, slice by slice, through {@link
 * org.matryoshka.gui.run.RunDriver}; {@link org.matryoshka.gui.run.VirtualizedRun} is a scenario on
 * the hypervisor, {@link org.matryoshka.gui.run.BareRun} one image on the bare machine, {@link
 * org.matryoshka.gui.run.ProgramRun} a program in user mode. Holds: what a guest does depends on
 * its image and on what was typed at it and when in virtual time, never on the host. Used by the
 * commands; knows no stream, no terminal and no file. Whoever wants to stop, look and go back takes
 * {@code gui.session}.
 */
package org.matryoshka.gui.run;
