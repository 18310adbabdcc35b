package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.guest.aot.ir.SourcePosition;

/** The instructions of a method by index, with their source lines; labels are indices too. */
final class BytecodeMethod {
  private final ParsedMethod method;
  private final CodeModel model;
  private final int maxLocals;
  private final int maxStack;
  private final Instruction[] instructions;
  private final SourcePosition[] positions;
  private final Map<Label, Integer> labels = new HashMap<>();
  private BytecodeBlocks blocks;

  BytecodeMethod(ParsedMethod method, CodeModel model) {
    this.method = method;
    this.model = model;
    CodeAttribute attribute = (CodeAttribute) model;
    this.maxLocals = attribute.maxLocals();
    this.maxStack = attribute.maxStack();
    List<Instruction> found = new ArrayList<>();
    List<SourcePosition> lines = new ArrayList<>();
    SourcePosition position = position(0);
    for (CodeElement element : model) {
      switch (element) {
        case Instruction instruction -> {
          found.add(instruction);
          lines.add(position);
        }
        case LabelTarget target -> labels.put(target.label(), found.size());
        case LineNumber line -> position = position(line.line());
        default -> {}
      }
    }
    this.instructions = found.toArray(Instruction[]::new);
    this.positions = lines.toArray(SourcePosition[]::new);
  }

  private SourcePosition position(int line) {
    return new SourcePosition(method.id(), method.owner().sourceFile(), line, null);
  }

  ParsedMethod method() {
    return method;
  }

  CodeModel model() {
    return model;
  }

  int maxLocals() {
    return maxLocals;
  }

  int maxStack() {
    return maxStack;
  }

  int size() {
    return instructions.length;
  }

  Instruction instruction(int index) {
    return instructions[index];
  }

  SourcePosition positionAt(int index) {
    return positions[index];
  }

  int indexOf(Label label) {
    return labels.get(label);
  }

  /** Returns the basic blocks, found at the first call. */
  BytecodeBlocks blocks() {
    if (blocks == null) {
      blocks = new BytecodeBlocks(this);
    }
    return blocks;
  }
}
