/**
 * What lies under every compiled guest program, kernel and user alike: traps with Java stack
 * traces, the array side of memory copies, start-up.
 *
 * <p>Start reading at {@link org.matryoshka.guest.runtime.Traps}. The subpackages: {@code lang}
 * replaces classes of {@code java.lang} in compiled code, {@code heap} allocates and collects,
 * {@code collection} has the containers that guest code uses.
 *
 * <p>Invariants: restricted Java throughout; nothing here knows whether it runs in the kernel or in
 * a program, which comes in through small interfaces. Called by compiled code, {@code kernel} and
 * {@code user}.
 */
package org.matryoshka.guest.runtime;
