package org.matryoshka.guest.kernel.syscall;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method the handler of a system call; the single source of the dispatch table ({@link
 * SyscallTable}), of the user stubs, of {@code syscalls.inc} and of {@code docs/kukla-syscalls.md}.
 *
 * <p>A handler is a {@code public static long} method with at most six parameters of type {@code
 * int} or {@code long}, in the order of the C prototype; what is an {@code int} in C is narrowed,
 * pointers and sizes are {@code long}. Its result is the call's, or the negative of an {@link
 * Errno}. Its Javadoc's first sentence is its line in the table of system calls.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Syscall {
  /** Linux's number of the call on x86-64. */
  int number();

  /** Linux's name of the call. */
  String name();

  /** What is other than on Linux, in a few words; nothing if it is the same. */
  String differs() default "";
}
