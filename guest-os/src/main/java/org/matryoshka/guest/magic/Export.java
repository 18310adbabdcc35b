package org.matryoshka.guest.magic;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a static method a second, plain symbol by which assembly can call it (System V convention),
 * and makes it an entry point: it is compiled even if no Java code calls it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Export {
  /** The symbol, as assembly declares it {@code extern}. */
  String value();
}
