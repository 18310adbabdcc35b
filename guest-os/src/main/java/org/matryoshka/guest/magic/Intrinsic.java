package org.matryoshka.guest.magic;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that the compiler replaces by machine instructions. The Java body is the
 * hosted implementation, run by the JVM only; compiled programs never contain it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Intrinsic {}
