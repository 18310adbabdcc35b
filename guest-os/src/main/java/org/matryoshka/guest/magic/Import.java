package org.matryoshka.guest.magic;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code static native} method that is an assembly routine: the compiler emits a call of
 * the symbol with the System V argument registers. The method does not exist on the JVM; code that
 * must run in both places reaches it through an interface.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Import {
  /** The symbol that the assembly file declares {@code global}. */
  String value();
}
