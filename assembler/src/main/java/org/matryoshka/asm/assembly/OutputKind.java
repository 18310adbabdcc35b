package org.matryoshka.asm.assembly;

/** What a source is assembled for; some directives mean something for one kind only. */
public enum OutputKind {
  /** A relocatable ELF64 object. */
  OBJECT,
  /** A linked ELF64 image. */
  IMAGE,
  /** Bytes and nothing else. */
  FLAT
}
