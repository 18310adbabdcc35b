package org.matryoshka.guest.differential;

/** The types of generated variables. */
enum JavaType {
  INT("int"),
  LONG("long"),
  BOOLEAN("boolean"),
  BYTE("byte"),
  SHORT("short"),
  CHAR("char"),
  STRING("String"),
  INTS("int[]"),
  LONGS("long[]"),
  BYTES("byte[]"),
  NODES("Node[]"),
  NODE("Node"),
  LEAF("Leaf"),
  SHAPE("Shape"),
  COLOUR("Colour");

  /** How the type is written. */
  final String text;

  JavaType(String text) {
    this.text = text;
  }

  /** Whether the type is a number that a compound assignment takes. */
  boolean isNumber() {
    return this == INT || this == LONG || this == BYTE || this == SHORT || this == CHAR;
  }
}
