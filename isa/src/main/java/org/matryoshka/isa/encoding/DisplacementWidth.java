package org.matryoshka.isa.encoding;

/** How wide the displacement of a memory operand is to be. */
public enum DisplacementWidth {
  /** As short as its value and the base register allow: none, 8 or 32 bits. */
  SHORTEST,
  /** 8 bits, even for 0. */
  BYTE,
  /** 32 bits, even for a small value: for addresses that a linker fills in. */
  DWORD
}
