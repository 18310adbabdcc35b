package org.matryoshka.guest.aot.ir;

/** How a call finds its target. */
public enum InvokeKind {
  /** A static method. */
  STATIC,
  /** An instance method that is known: constructors, private, super and devirtualized calls. */
  DIRECT,
  /** By the class of the receiver; the method is declared in a class. */
  VIRTUAL,
  /** By the class of the receiver; the method is declared in an interface. */
  INTERFACE
}
