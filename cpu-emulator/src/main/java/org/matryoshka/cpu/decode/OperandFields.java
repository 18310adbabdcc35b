package org.matryoshka.cpu.decode;

/** Collects the fields of a {@link DecodedInstruction} while it is made; see there. */
final class OperandFields {
  int size;
  int reg = DecodedInstruction.NO_REGISTER;
  int rm = DecodedInstruction.NO_REGISTER;
  boolean regHigh;
  boolean rmHigh;
  int base = DecodedInstruction.NO_REGISTER;
  int index = DecodedInstruction.NO_REGISTER;
  int scaleShift;
  long displacement;
  int segment = -1;
  boolean address32;
  boolean stackSegment;
  long immediate;
}
