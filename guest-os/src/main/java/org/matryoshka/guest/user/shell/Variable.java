package org.matryoshka.guest.user.shell;

/** A variable; one that was only exported or made read-only so far has no value. */
final class Variable {
  final String name;
  String value;
  boolean exported;
  boolean readOnly;

  Variable(String name) {
    this.name = name;
  }
}
