/**
 * Tests of the system call table, and the tool that writes the files made from the annotations on
 * handlers: {@link org.matryoshka.guest.kernel.syscall.SyscallFiles}. Run {@link
 * org.matryoshka.guest.kernel.syscall.SyscallFilesTest} with {@code -Dbless=true} after a handler
 * was added or changed.
 */
package org.matryoshka.guest.kernel.syscall;
