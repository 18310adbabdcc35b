/**
 * A machine with its VMs, for somebody who stops it, looks, and goes back in time. Start with
 * {@link org.matryoshka.gui.session.Session}: one thread owns the {@link
 * org.matryoshka.gui.session.World}; {@link org.matryoshka.gui.session.Command}s go in, immutable
 * answers come out through {@link org.matryoshka.gui.session.Watch}es. {@link
 * org.matryoshka.gui.session.WorldLoader} finds what a user named. Holds: the state at a step is
 * the same however it was reached; whatever is done to the machine from outside is in the input
 * log. Used by the window and the commands; knows no toolkit.
 */
package org.matryoshka.gui.session;
