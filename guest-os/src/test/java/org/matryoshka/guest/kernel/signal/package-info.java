/**
 * Tests of signals on the JVM, over {@link org.matryoshka.guest.kernel.task.TaskFixture}: sending,
 * what waits and what is dropped, frames on the user's stack to the byte, restarts. The programs in
 * {@code src/test/resources/kukla} try the same with a C library inside the guest.
 */
package org.matryoshka.guest.kernel.signal;
