package org.matryoshka.guest.aot.backend.select;

import org.matryoshka.guest.aot.ir.ElementKind;
import org.matryoshka.guest.aot.ir.MethodId;

/** The methods of {@code magic} that are plain accesses to memory. */
final class Intrinsics {
  private static final String MEMORY = "org/matryoshka/guest/magic/Memory";

  private Intrinsics() {}

  /** Whether a method only reads memory. */
  static boolean isRead(MethodId method) {
    return readKind(method) != null;
  }

  /**
   * How the value lies in memory that a method reads; null for other methods. {@code CHAR} and
   * {@code BOOLEAN} stand for unsigned shorts and bytes; {@code readUnsignedInt} is not among them.
   */
  static ElementKind readKind(MethodId method) {
    if (!method.owner().equals(MEMORY)) {
      return method.name().equals("descriptorOf") ? ElementKind.LONG : null;
    }
    return switch (method.name()) {
      case "readByte" -> ElementKind.BYTE;
      case "readUnsignedByte" -> ElementKind.BOOLEAN;
      case "readShort" -> ElementKind.SHORT;
      case "readUnsignedShort" -> ElementKind.CHAR;
      case "readInt" -> ElementKind.INT;
      case "readUnsignedInt" -> ElementKind.INT;
      case "readLong" -> ElementKind.LONG;
      default -> null;
    };
  }

  /** How the value lies in memory that a method writes; null for other methods. */
  static ElementKind writeKind(MethodId method) {
    if (!method.owner().equals(MEMORY)) {
      return null;
    }
    return switch (method.name()) {
      case "writeByte" -> ElementKind.BYTE;
      case "writeShort" -> ElementKind.SHORT;
      case "writeInt" -> ElementKind.INT;
      case "writeLong" -> ElementKind.LONG;
      default -> null;
    };
  }
}
