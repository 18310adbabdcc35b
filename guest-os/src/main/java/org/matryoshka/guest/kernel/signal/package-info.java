/**
 * Signals: sending, keeping, and delivering them on the way back to user mode, with Linux's frame
 * on the user's stack.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.signal.Signal} (numbers and default
 * actions), then {@link org.matryoshka.guest.kernel.signal.PendingSignals}. Invariants: a signal is
 * acted upon by the task that it was sent to, never by the sender; SIGKILL and SIGSTOP are never
 * blocked, caught or ignored. Used by all of the kernel that sends signals.
 */
package org.matryoshka.guest.kernel.signal;
