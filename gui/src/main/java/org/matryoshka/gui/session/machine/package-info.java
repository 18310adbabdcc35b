/**
 * A virtual machine under a debugger's hands: its registers by name ({@link
 * org.matryoshka.gui.session.machine.RegisterView} reads, {@link
 * org.matryoshka.gui.session.machine.RegisterWriter} writes), its memory by address ({@link
 * org.matryoshka.gui.session.machine.GuestView}), and how a logged action is done to it ({@link
 * org.matryoshka.gui.session.machine.ActionPlayer}). Holds: looking changes nothing, neither
 * accessed bits nor which frames have been touched; what can't be written safely is refused with a
 * sentence. Used by the session, its conditions and its questions, between two steps.
 */
package org.matryoshka.gui.session.machine;
