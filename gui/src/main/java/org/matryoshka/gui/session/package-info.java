/**
 * A machine with its guests, run for somebody who watches: {@link
 * org.matryoshka.gui.session.GuestRun} is what the commands drive, slice by slice; {@link
 * org.matryoshka.gui.session.VirtualizedRun} is a scenario on the hypervisor, {@link
 * org.matryoshka.gui.session.BareRun} one image on the bare machine. Holds: one thread owns a run;
 * what a guest does depends on its image and on what was typed at it and when in virtual time,
 * never on the host. Used by the commands; knows no stream, no terminal and no file but the images
 * it is given.
 */
package org.matryoshka.gui.session;
