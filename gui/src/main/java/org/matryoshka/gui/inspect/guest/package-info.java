/**
 * Looks into a running guest from outside, as a debugger or an introspecting hypervisor does: what
 * the kernel's objects are says the debug information of its image ({@link
 * org.matryoshka.gui.inspect.guest.DebugTypes}), where they are say its own page tables. Start
 * reading at {@link org.matryoshka.gui.inspect.guest.GuestReader}; {@code Look} and {@code
 * GuestObject} are how it reads.
 *
 * <p>Invariants: the guest's memory is hostile input. A kernel in the middle of a change, cycles
 * and garbage give partial answers with notes, never an exception or an endless loop; reading
 * leaves no trace, not even a touched frame. No toolkit in here. Called by the view Guest and the
 * command {@code show processes}, on the session's thread.
 */
package org.matryoshka.gui.inspect.guest;
