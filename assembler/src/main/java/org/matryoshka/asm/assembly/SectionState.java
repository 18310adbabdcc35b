package org.matryoshka.asm.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.object.LittleEndianOutput;
import org.matryoshka.asm.object.Placement;
import org.matryoshka.asm.object.Relocation;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.object.SectionFlags;

/** A section while it is being assembled. Its labels are values relative to it. */
final class SectionState implements Value.Base {
  final String name;
  SectionFlags flags;
  long alignment;
  OptionalLong load = OptionalLong.empty();
  OptionalLong virtual = OptionalLong.empty();
  OptionalLong virtualOffset = OptionalLong.empty();
  String follows = "";
  String virtualFollows = "";

  /** Bytes so far in this pass. */
  long offset;

  LittleEndianOutput content = new LittleEndianOutput();
  List<Relocation> relocations = new ArrayList<>();

  /** A section with the attributes that its name has by default. */
  SectionState(String name, OutputKind kind) {
    this.name = name;
    switch (name) {
      case ".text" -> set(SectionFlags.CODE, 16);
      case ".rodata" -> set(SectionFlags.CONSTANTS, 4);
      case ".data" -> set(SectionFlags.DATA, 4);
      case ".bss" -> set(SectionFlags.ZEROED, 4);
      case ".comment" -> set(SectionFlags.INFORMATION, 1);
      default ->
          set(
              name.startsWith(".note") && kind == OutputKind.IMAGE
                  ? SectionFlags.NOTE
                  : SectionFlags.CONSTANTS,
              1);
    }
    if (kind == OutputKind.FLAT) {
      alignment = name.equals(".text") ? 1 : 4;
    }
  }

  private void set(SectionFlags newFlags, int newAlignment) {
    flags = newFlags;
    alignment = newAlignment;
  }

  void beginPass() {
    offset = 0;
    content = new LittleEndianOutput();
    relocations = new ArrayList<>();
  }

  Section toSection() {
    return new Section(
        name,
        flags,
        alignment,
        flags.empty() ? new byte[0] : content.toByteArray(),
        offset,
        relocations,
        new Placement(load, virtual, virtualOffset, follows, virtualFollows));
  }

  @Override
  public String toString() {
    return name;
  }
}
