package org.matryoshka.guest.differential;

import java.util.Random;

/** Writes random statements. Every loop has a bound, and the program's fuel bounds them all. */
final class StatementGenerator {
  private static final int DEPTH = 3;

  private final Random random;
  private final ExpressionGenerator expressions;
  private final StringBuilder out;
  private int indent;

  StatementGenerator(Random random, ExpressionGenerator expressions, StringBuilder out) {
    this.random = random;
    this.expressions = expressions;
    this.out = out;
  }

  void line(String text) {
    out.append("  ".repeat(indent)).append(text).append('\n');
  }

  void begin(String text) {
    line(text + " {");
    indent++;
  }

  void end() {
    indent--;
    line("}");
  }

  /** So many statements in a scope of their own. */
  void block(Scope scope, int count, int nesting, boolean inLoop) {
    int mark = scope.open();
    for (int i = 0; i < count; i++) {
      statement(scope, nesting, inLoop);
    }
    scope.close(mark);
  }

  private String value(JavaType type, Scope scope) {
    return expressions.of(type, scope, 1 + random.nextInt(DEPTH));
  }

  private JavaType anyType() {
    JavaType[] types = JavaType.values();
    return random.nextInt(3) == 0
        ? types[random.nextInt(types.length)]
        : random.nextBoolean() ? JavaType.INT : JavaType.LONG;
  }

  private void statement(Scope scope, int nesting, boolean inLoop) {
    int choice = random.nextInt(nesting > 0 ? 20 : 11);
    switch (choice) {
      case 0, 1, 2 -> declare(scope);
      case 3, 4 -> assign(scope);
      case 5 -> assignElement(scope);
      case 6 -> assignField(scope);
      case 7 -> print(scope);
      case 8 -> {
        if (inLoop && random.nextBoolean()) {
          line(
              "if ("
                  + value(JavaType.BOOLEAN, scope)
                  + ") "
                  + (random.nextBoolean() ? "break;" : "continue;"));
        } else {
          print(scope);
        }
      }
      case 9 -> {
        if (random.nextInt(4) == 0) {
          line(
              "if ("
                  + value(JavaType.BOOLEAN, scope)
                  + ") return "
                  + value(scope.result, scope)
                  + ";");
        }
      }
      case 10 ->
          line("System.arraycopy(ints, 1, ints, " + random.nextInt(3) + ", ints.length - 3);");
      case 11, 12 -> ifElse(scope, nesting, inLoop);
      case 13, 14 -> forLoop(scope, nesting);
      case 15 -> whileLoop(scope, nesting);
      case 16 -> switchStatement(scope, nesting);
      case 17 -> forEach(scope, nesting);
      case 18 -> nestedLoops(scope, nesting);
      default -> {
        begin("");
        block(scope, 3, nesting - 1, inLoop);
        end();
      }
    }
  }

  private void declare(Scope scope) {
    JavaType type = anyType();
    String name = scope.freshName("v");
    line(type.text + " " + name + " = " + value(type, scope) + ";");
    scope.declare(type, name, true);
  }

  private void assign(Scope scope) {
    JavaType type = anyType();
    Variable variable = scope.pick(type, true);
    if (variable == null) {
      declare(scope);
    } else if (type.isNumber() && random.nextBoolean()) {
      String operator =
          new String[] {"+=", "-=", "*=", "&=", "^=", "|=", "<<=", ">>>=", ">>="}
              [random.nextInt(9)];
      JavaType operand = random.nextInt(4) == 0 ? JavaType.LONG : JavaType.INT;
      line(variable.name() + " " + operator + " " + value(operand, scope) + ";");
    } else {
      line(variable.name() + " = " + value(type, scope) + ";");
    }
  }

  private void assignElement(Scope scope) {
    switch (random.nextInt(7)) {
      case 4 -> line("chars[" + random.nextInt(4) + "] += " + value(JavaType.INT, scope) + ";");
      case 5 -> line("shorts[" + random.nextInt(5) + "] >>>= " + value(JavaType.INT, scope) + ";");
      case 6 -> line("flags[" + random.nextInt(3) + "] ^= " + value(JavaType.BOOLEAN, scope) + ";");
      case 0 ->
          line(
              expressions.element(JavaType.INTS, scope, 2)
                  + " = "
                  + value(JavaType.INT, scope)
                  + ";");
      case 1 ->
          line(
              expressions.element(JavaType.LONGS, scope, 2)
                  + " += "
                  + value(JavaType.LONG, scope)
                  + ";");
      case 2 ->
          line(
              expressions.element(JavaType.BYTES, scope, 2)
                  + " ^= "
                  + value(JavaType.INT, scope)
                  + ";");
      default -> line("nodes[" + random.nextInt(6) + "] = " + value(JavaType.NODE, scope) + ";");
    }
  }

  private void assignField(Scope scope) {
    String object = value(JavaType.NODE, scope);
    switch (random.nextInt(5)) {
      case 0 -> line("(" + object + ").x = " + value(JavaType.INT, scope) + ";");
      case 1 -> line("(" + object + ").y -= " + value(JavaType.LONG, scope) + ";");
      case 2 -> line("(" + object + ").tag += " + value(JavaType.INT, scope) + ";");
      case 3 -> line("(" + object + ").small++;");
      default -> line("(" + object + ").next = " + value(JavaType.NODE, scope) + ";");
    }
  }

  private void print(Scope scope) {
    JavaType type =
        new JavaType[] {JavaType.INT, JavaType.LONG, JavaType.STRING, JavaType.BOOLEAN}
            [random.nextInt(4)];
    line("TestConsole.line(\"" + random.nextInt(1000) + " \" + " + value(type, scope) + ");");
  }

  private void ifElse(Scope scope, int nesting, boolean inLoop) {
    begin("if (" + value(JavaType.BOOLEAN, scope) + ")");
    block(scope, 2, nesting - 1, inLoop);
    if (random.nextBoolean()) {
      indent--;
      line("} else {");
      indent++;
      block(scope, 2, nesting - 1, inLoop);
    }
    end();
  }

  private void forLoop(Scope scope, int nesting) {
    String name = scope.freshName("i");
    String head =
        switch (random.nextInt(4)) {
          case 0 ->
              "for (int "
                  + name
                  + " = 0; "
                  + name
                  + " < ints.length && fuel-- > 0; "
                  + name
                  + "++)";
          case 1 ->
              "for (int "
                  + name
                  + " = 20; "
                  + name
                  + " >= 0 && fuel-- > 0; "
                  + name
                  + " -= "
                  + (1 + random.nextInt(3))
                  + ")";
          case 2 ->
              "for (int "
                  + name
                  + " = "
                  + value(JavaType.INT, scope)
                  + " & 7; "
                  + name
                  + " < 12 && fuel-- > 0; "
                  + name
                  + "++)";
          default -> "for (int " + name + " = 0; " + name + " < 9; " + name + "++)";
        };
    int mark = scope.open();
    begin(head);
    line("if (--fuel < 0) break;");
    scope.declare(JavaType.INT, name, false);
    block(scope, 3, nesting - 1, true);
    end();
    scope.close(mark);
  }

  private void whileLoop(Scope scope, int nesting) {
    boolean doWhile = random.nextBoolean();
    String condition = "fuel-- > 0 && " + value(JavaType.BOOLEAN, scope);
    begin(doWhile ? "do" : "while (" + condition + ")");
    block(scope, 3, nesting - 1, true);
    indent--;
    line(doWhile ? "} while (" + condition + ");" : "}");
  }

  private void switchStatement(Scope scope, int nesting) {
    boolean dense = random.nextBoolean();
    begin("switch ((int) (" + value(JavaType.INT, scope) + (dense ? ") & 7)" : "))"));
    for (int i = 0; i < 4; i++) {
      line("case " + (dense ? i : i * 1_000_003 - 2) + ":");
      indent++;
      block(scope, 1, nesting - 1, false);
      if (random.nextInt(3) > 0) {
        line("break;");
      }
      indent--;
    }
    line("default:");
    indent++;
    block(scope, 1, nesting - 1, false);
    line("break;");
    indent--;
    end();
  }

  private void forEach(Scope scope, int nesting) {
    JavaType array = random.nextBoolean() ? JavaType.INTS : JavaType.LONGS;
    JavaType element = array == JavaType.INTS ? JavaType.INT : JavaType.LONG;
    String name = scope.freshName("e");
    int mark = scope.open();
    begin("for (" + element.text + " " + name + " : " + expressions.of(array, scope, 1) + ")");
    line("if (--fuel < 0) break;");
    scope.declare(element, name, true);
    block(scope, 2, nesting - 1, true);
    end();
    scope.close(mark);
  }

  private void nestedLoops(Scope scope, int nesting) {
    String label = scope.freshName("outer");
    String i = scope.freshName("i");
    String j = scope.freshName("j");
    int mark = scope.open();
    line(label + ":");
    begin("for (int " + i + " = 0; " + i + " < 6; " + i + "++)");
    scope.declare(JavaType.INT, i, false);
    begin("for (int " + j + " = " + i + "; " + j + " < 6; " + j + "++)");
    scope.declare(JavaType.INT, j, false);
    line("if (--fuel < 0) break " + label + ";");
    line("grid[" + i + "][" + j + "] += " + value(JavaType.INT, scope) + ";");
    line("if (" + value(JavaType.BOOLEAN, scope) + ") continue " + label + ";");
    block(scope, 1, nesting - 2, true);
    end();
    end();
    scope.close(mark);
  }
}
