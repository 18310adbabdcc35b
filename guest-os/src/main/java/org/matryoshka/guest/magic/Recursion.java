package org.matryoshka.guest.magic;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells the verifier that a kernel method may call itself, directly or through others, and how
 * deep: without it recursion in the kernel is a violation, since kernel stacks are small.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface Recursion {
  /** The largest number of activations on one stack at a time; multiplies the stack bound. */
  int maxDepth();

  /** Why the depth can not be exceeded, whatever a user does. */
  String reason();
}
