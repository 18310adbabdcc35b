package org.matryoshka.guest.aot.backend.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.matryoshka.guest.aot.backend.emit.CodeBuffer;

/** The code of all functions of an image, one behind the other. */
public final class TextSection {
  private final CodeBuffer code = new CodeBuffer();
  private final List<WrittenFunction> functions = new ArrayList<>();
  private final List<JumpTable> tables = new ArrayList<>();
  private int tableCount;

  /** The bytes and relocations. */
  public CodeBuffer code() {
    return code;
  }

  /** The functions in the order of their addresses. */
  public List<WrittenFunction> functions() {
    return Collections.unmodifiableList(functions);
  }

  /** The tables of switches. */
  public List<JumpTable> tables() {
    return Collections.unmodifiableList(tables);
  }

  void add(WrittenFunction function) {
    functions.add(function);
  }

  String newTableSymbol() {
    return "switch:" + tableCount++;
  }

  void add(JumpTable table) {
    tables.add(table);
  }
}
