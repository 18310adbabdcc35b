/**
 * The view Guest: the processes of a Kukla guest and all that the kernel knows of them, read from
 * outside. Start reading at {@link org.matryoshka.gui.fx.view.guest.GuestView}; {@link
 * org.matryoshka.gui.fx.view.guest.GuestModel} is what it shows, without a toolkit: the tree of
 * processes and which values have changed. The reading itself is in {@code gui.inspect.guest}.
 *
 * <p>Invariants: the view only looks. The one thing that it writes, a thread's nice value, goes to
 * the session as logged writes to memory, at a moment when the guest's kernel is at rest. Called by
 * the window through the catalogue of views.
 */
package org.matryoshka.gui.fx.view.guest;
