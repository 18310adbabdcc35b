package org.matryoshka.asm.object;

import java.util.List;

/**
 * Sections that a loader takes as one piece, with one permission.
 *
 * @param sections one or more, in the order of their addresses
 * @param flags the permissions
 * @param note a note segment: its sections lie in a load segment also
 * @param alignment of file offset to virtual address
 */
public record Segment(
    List<PlacedSection> sections, SectionFlags flags, boolean note, long alignment) {
  /** A copy of the list is kept. */
  public Segment {
    sections = List.copyOf(sections);
  }

  /** Virtual address of the first byte. */
  public long virtualAddress() {
    return sections.getFirst().virtualAddress();
  }

  /** Load address of the first byte. */
  public long loadAddress() {
    return sections.getFirst().loadAddress();
  }

  /** Bytes in memory. */
  public long memoryBytes() {
    PlacedSection last = sections.getLast();
    return last.virtualAddress() + last.size() - virtualAddress();
  }

  /** Bytes in the file: up to the last section that has any there. */
  public long fileBytes() {
    long bytes = 0;
    for (PlacedSection section : sections) {
      if (!section.flags().empty()) {
        bytes = section.virtualAddress() + section.size() - virtualAddress();
      }
    }
    return bytes;
  }
}
