package org.matryoshka.gui.inspect.registers;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.cpu.segment.SegmentDescriptor;

/** Descriptors in words. */
final class DescriptorText {
  private static final int ATTRIBUTE_SHIFT = 40;
  private static final int CODE = 8;
  private static final int CONFORMING_OR_DOWN = 4;
  private static final int READABLE_OR_WRITABLE = 2;

  private DescriptorText() {}

  /**
   * A segment register's hidden attributes.
   *
   * @param attributes bits 40 to 55 of the descriptor
   */
  static String attributes(int attributes) {
    return attributes == 0
        ? "unusable"
        : of(new SegmentDescriptor((long) attributes << ATTRIBUTE_SHIFT));
  }

  /** A descriptor of a GDT or LDT. */
  static String of(SegmentDescriptor descriptor) {
    List<String> words = new ArrayList<>();
    words.add(kind(descriptor));
    words.add("DPL " + descriptor.dpl());
    if (descriptor.isCode()) {
      words.add((descriptor.type() & READABLE_OR_WRITABLE) != 0 ? "readable" : "execute only");
      if (descriptor.isConforming()) {
        words.add("conforming");
      }
    } else if (descriptor.isSegment()) {
      words.add(descriptor.isWritableData() ? "writable" : "read only");
      if ((descriptor.type() & CONFORMING_OR_DOWN) != 0) {
        words.add("expands down");
      }
    }
    if (descriptor.isSegment() && (descriptor.bits() & SegmentDescriptor.ACCESSED) != 0) {
      words.add("accessed");
    }
    if (!descriptor.isPresent()) {
      words.add("not present");
    }
    return String.join(", ", words);
  }

  private static String kind(SegmentDescriptor descriptor) {
    if (descriptor.isSegment()) {
      if ((descriptor.type() & CODE) == 0) {
        return "data";
      }
      boolean wide = (descriptor.bits() & 1L << 54) != 0;
      return descriptor.isLongCode() ? "64-bit code" : wide ? "32-bit code" : "16-bit code";
    }
    return switch (descriptor.type()) {
      case SegmentDescriptor.LDT -> "local descriptor table";
      case SegmentDescriptor.AVAILABLE_TSS -> "task-state segment, available";
      case SegmentDescriptor.BUSY_TSS -> "task-state segment, busy";
      case SegmentDescriptor.CALL_GATE -> "call gate";
      case SegmentDescriptor.INTERRUPT_GATE -> "interrupt gate (misplaced)";
      case SegmentDescriptor.TRAP_GATE -> "trap gate (misplaced)";
      default -> "reserved type " + descriptor.type();
    };
  }

  /** A gate of the IDT. */
  static String gate(long low) {
    int type = (int) (low >>> 40) & 0x1F;
    String kind =
        switch (type) {
          case SegmentDescriptor.INTERRUPT_GATE -> "interrupt gate";
          case SegmentDescriptor.TRAP_GATE -> "trap gate";
          default -> "no gate of long mode (type " + type + ")";
        };
    int stack = (int) (low >>> 32) & 7;
    return kind
        + ", selector 0x%02x".formatted((int) (low >>> 16) & 0xFFFF)
        + ", DPL "
        + ((low >>> 45) & 3)
        + (stack == 0 ? "" : ", stack IST" + stack)
        + ((low & 1L << 47) != 0 ? "" : ", not present");
  }
}
