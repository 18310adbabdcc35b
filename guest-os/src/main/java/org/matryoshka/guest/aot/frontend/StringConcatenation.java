package org.matryoshka.guest.aot.frontend;

import java.lang.constant.ConstantDesc;
import java.util.List;
import org.matryoshka.guest.aot.ir.Block;
import org.matryoshka.guest.aot.ir.Condition;
import org.matryoshka.guest.aot.ir.InvokeKind;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.Phi;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/** Makes a string of several values with a {@code StringBuilder}. */
final class StringConcatenation {
  private static final String BUILDER = ReplacedNames.RUNTIME_LANG + "StringBuilder";
  private static final String STRING_TYPE = "L" + ReplacedNames.STRING + ";";
  private static final char ARGUMENT = '\1';
  private static final char CONSTANT = '\2';

  private final CodeBuilder out;
  private final Value builder;

  /** Starts a string. */
  StringConcatenation(CodeBuilder out) {
    this.out = out;
    this.builder = out.emit(new New(out.graph(), out.position(), BUILDER));
    out.call(InvokeKind.DIRECT, new MethodId(BUILDER, "<init>", "()V"), builder);
  }

  /**
   * Translates what {@code StringConcatFactory.makeConcatWithConstants} is asked to do.
   *
   * @param constants the recipe, in which 1 stands for the next argument and 2 for the next
   *     constant, then the constants
   */
  static Value of(
      CodeBuilder out, List<ConstantDesc> constants, List<String> types, Value[] arguments) {
    StringConcatenation result = new StringConcatenation(out);
    String recipe = (String) constants.getFirst();
    StringBuilder literal = new StringBuilder();
    int argument = 0;
    int constant = 1;
    for (int i = 0; i < recipe.length(); i++) {
      char c = recipe.charAt(i);
      if (c == CONSTANT) {
        literal.append(constants.get(constant++));
      } else if (c == ARGUMENT) {
        result.append(literal.toString());
        literal.setLength(0);
        result.append(types.get(argument), arguments[argument]);
        argument++;
      } else {
        literal.append(c);
      }
    }
    result.append(literal.toString());
    return result.text();
  }

  /** Appends a text that is known. */
  void append(String literal) {
    if (!literal.isEmpty()) {
      append(STRING_TYPE, out.graph().stringLiteral(literal));
    }
  }

  /** Appends a value. */
  void append(String type, Value value) {
    if (ValueType.ofDescriptor(type) == ValueType.REFERENCE && !type.equals(STRING_TYPE)) {
      append(STRING_TYPE, textOf(type, value));
      return;
    }
    String parameter =
        switch (type.charAt(0)) {
          case 'B', 'S', 'I', 'F' -> "I";
          case 'J', 'D' -> "J";
          default -> type;
        };
    MethodId append = new MethodId(BUILDER, "append", "(" + parameter + ")L" + BUILDER + ";");
    out.call(InvokeKind.DIRECT, append, builder, value);
  }

  /** Asks an object for its text; the text of null is "null". */
  private Value textOf(String type, Value object) {
    Block ask = out.graph().newBlock();
    Block done = out.graph().newBlock();
    Phi text = out.phi(done, ValueType.REFERENCE);
    text.addInput(out.graph().stringLiteral("null"));
    out.branch(Condition.EQUAL, object, out.graph().nullReference(), done, ask);
    out.start(ask);
    MethodId toString = new MethodId(ReplacedNames.OBJECT, "toString", "()" + STRING_TYPE);
    text.addInput(out.callOnObject(toString, type, object));
    out.jump(done);
    out.start(done);
    return text;
  }

  /** Returns the string. */
  Value text() {
    return out.call(
        InvokeKind.DIRECT, new MethodId(BUILDER, "toString", "()" + STRING_TYPE), builder);
  }
}
