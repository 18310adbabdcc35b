package org.matryoshka.guest.magic;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method whose Java body is for the JVM only: compiled code calls the method of the
 * same name and descriptor in the class named here. It is for operations that are more than an
 * instruction, such as a copy between memory and an array.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Redirect {
  /** The binary name of the class with the compiled variant. */
  String value();
}
