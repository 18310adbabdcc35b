/**
 * The kernel's door for programs: which system call has which number and handler, and the way in
 * and out.
 *
 * <p>Start reading at {@link org.matryoshka.guest.kernel.syscall.Syscall}: the annotation on a
 * handler is the single source of the dispatch table, of the user stubs, of {@code syscalls.inc}
 * and of {@code docs/kukla-syscalls.md}. Handlers live in their subsystems, in classes named {@code
 * …Calls}; errors are negative {@link org.matryoshka.guest.kernel.syscall.Errno} values. Called by
 * the trap dispatcher only.
 */
package org.matryoshka.guest.kernel.syscall;
