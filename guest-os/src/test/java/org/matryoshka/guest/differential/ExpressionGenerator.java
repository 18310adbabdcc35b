package org.matryoshka.guest.differential;

import java.util.List;
import java.util.Random;

/** Writes random expressions. A few of them trap: rarely, since a trap ends the program. */
final class ExpressionGenerator {
  private static final String[] INTS = {
    "0",
    "1",
    "-1",
    "2",
    "3",
    "7",
    "10",
    "31",
    "32",
    "33",
    "63",
    "100",
    "127",
    "128",
    "-128",
    "255",
    "256",
    "32767",
    "-32768",
    "65535",
    "65536",
    "1000003",
    "0x55555555",
    "Integer.MAX_VALUE",
    "Integer.MIN_VALUE",
    "-2147483647",
    "0x7fffff00"
  };
  private static final String[] LONGS = {
    "0L",
    "1L",
    "-1L",
    "2L",
    "5L",
    "10L",
    "64L",
    "127L",
    "-129L",
    "4294967295L",
    "4294967296L",
    "-4294967297L",
    "0x7fffffffL",
    "0x80000000L",
    "Long.MAX_VALUE",
    "Long.MIN_VALUE",
    "0x5555555555555555L",
    "1000000007L",
    "-9223372036854775807L",
    "1099511627776L"
  };
  private static final String[] STRINGS = {
    "\"\"",
    "\"a\"",
    "\"abc\"",
    "\"kukla\"",
    "\"Matryoshka\"",
    "\"x y\"",
    "\"0123456789\"",
    "\"caf\\u00e9\""
  };
  private static final String[] BINARY = {"+", "-", "*", "&", "|", "^"};
  private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};
  private static final String[] COLOURS = {"RED", "GREEN", "BLUE", "BLACK"};

  private final Random random;
  private final List<GeneratedMethod> methods;

  ExpressionGenerator(Random random, List<GeneratedMethod> methods) {
    this.random = random;
    this.methods = methods;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** An expression of a type, at most so deep. */
  String of(JavaType type, Scope scope, int depth) {
    return switch (type) {
      case INT -> intOf(scope, depth);
      case LONG -> longOf(scope, depth);
      case BOOLEAN -> booleanOf(scope, depth);
      case BYTE, SHORT, CHAR -> "(" + type.text + ") " + parens(intOf(scope, depth));
      case STRING -> stringOf(scope, depth);
      case INTS, LONGS, BYTES, NODES -> arrayOf(type, scope, depth);
      case NODE, LEAF, SHAPE -> objectOf(type, scope, depth);
      case COLOUR -> colourOf(scope, depth);
    };
  }

  private static String parens(String expression) {
    return "(" + expression + ")";
  }

  private String variable(JavaType type, Scope scope, String otherwise) {
    Variable variable = scope.pick(type, false);
    return variable == null ? otherwise : variable.name();
  }

  private String intOf(Scope scope, int depth) {
    if (depth <= 0) {
      return chance(60) ? variable(JavaType.INT, scope, one(INTS)) : one(INTS);
    }
    int d = depth - 1;
    return switch (random.nextInt(31)) {
      case 24 -> colourOf(scope, d) + ".mix(" + intOf(scope, d) + ")";
      case 25 ->
          "box.with(" + objectOf(JavaType.NODE, scope, d) + ").get()" + one(".x", ".tag", ".small");
      case 26 -> "value(" + term(scope, d) + ")";
      case 27 -> "shifted(" + intOf(scope, d) + ").area(" + intOf(scope, d) + ")";
      case 28 -> "sum(" + intOf(scope, d) + ", " + intOf(scope, d) + (chance(50) ? ", 3, 4)" : ")");
      case 29 ->
          parens(
              one("chars[", "shorts[")
                  + intOf(scope, d)
                  + " & 3]"
                  + one(" + ", " * ", " >> ")
                  + intOf(scope, 0));
      case 30 -> parens("at(" + stringOf(scope, d) + ", " + intOf(scope, d) + ") - 'k'");
      case 0, 1, 2, 3 -> parens(intOf(scope, d) + " " + one(BINARY) + " " + intOf(scope, d));
      case 4 -> parens(intOf(scope, d) + one(" << ", " >> ", " >>> ") + intOf(scope, d));
      case 5 -> parens(intOf(scope, d) + one(" << ", " >> ", " >>> ") + longOf(scope, 0));
      case 6 -> parens(intOf(scope, d) + one(" / ", " % ") + divisor(intOf(scope, d), "1"));
      case 7 ->
          parens(intOf(scope, d) + one(" / ", " % ") + one("3", "7", "10", "16", "-5", "1024"));
      case 8 -> one("-", "~") + parens(intOf(scope, d));
      case 9 -> "(int) " + parens(longOf(scope, d));
      case 10 -> one("(byte) ", "(short) ", "(int) (char) ") + parens(intOf(scope, d));
      case 11 -> parens(booleanOf(scope, d) + " ? " + intOf(scope, d) + " : " + intOf(scope, d));
      case 12, 13 -> element(JavaType.INTS, scope, d);
      case 14 -> element(JavaType.BYTES, scope, d);
      case 15 -> call(JavaType.INT, scope, d);
      case 16 -> objectOf(JavaType.NODE, scope, d) + one(".x", ".tag", ".small");
      case 17 ->
          parens(variable(JavaType.SHAPE, scope, "shape")) + ".area(" + intOf(scope, d) + ")";
      case 18 -> stringOf(scope, d) + ".length()";
      case 19 -> intFunction(scope, d);
      case 20 -> assigned(JavaType.INT, scope, d);
      case 21 -> colourOf(scope, d) + ".ordinal()";
      case 22 ->
          parens(
              parens("(Node) " + parens(objectOf(JavaType.NODE, scope, d)))
                  + " instanceof Leaf "
                  + scope.freshName("leaf")
                  + " ? 5 : "
                  + intOf(scope, d));
      default -> switchExpression(scope, d);
    };
  }

  private String term(Scope scope, int d) {
    if (d <= 0 || chance(30)) {
      return "new Number(" + intOf(scope, 0) + ")";
    }
    return chance(50)
        ? "new Sum(" + term(scope, d - 1) + ", " + term(scope, d - 1) + ")"
        : "new Product(" + term(scope, d - 1) + ", " + intOf(scope, 0) + ")";
  }

  private String intFunction(Scope scope, int d) {
    String value = intOf(scope, d);
    return switch (random.nextInt(8)) {
      case 0 -> "Integer.bitCount(" + value + ")";
      case 1 -> "Integer.numberOfTrailingZeros(" + value + ")";
      case 2 -> "Long.numberOfLeadingZeros(" + longOf(scope, d) + ")";
      case 3 -> "Math.max(" + value + ", " + intOf(scope, d) + ")";
      case 4 -> "Integer.rotateLeft(" + value + ", " + intOf(scope, 0) + ")";
      case 5 -> "Math.floorMod(" + value + ", 13)";
      case 6 -> "Integer.compareUnsigned(" + value + ", " + intOf(scope, d) + ")";
      default -> "Long.compare(" + longOf(scope, d) + ", " + longOf(scope, d) + ")";
    };
  }

  private String switchExpression(Scope scope, int d) {
    StringBuilder text = new StringBuilder("switch (");
    if (chance(30)) {
      text.append(colourOf(scope, d)).append(") { case RED -> ").append(intOf(scope, d));
      text.append("; case BLUE, GREEN -> ").append(intOf(scope, d));
    } else if (chance(30)) {
      text.append(stringOf(scope, d)).append(") { case \"abc\" -> ").append(intOf(scope, d));
      text.append("; case \"\", \"kukla\" -> ").append(intOf(scope, d));
    } else {
      int stride = one("1", "1", "1000", "77777777").length() * 3 - 2;
      text.append(parens(intOf(scope, d))).append(" & 15) {");
      for (int i = 0; i < 5; i++) {
        text.append(" case ").append(i * stride).append(" -> ").append(intOf(scope, 0)).append(";");
      }
      text.append(" case -7 -> ").append(intOf(scope, 0));
    }
    return parens(text + "; default -> " + intOf(scope, d) + "; }");
  }

  private String longOf(Scope scope, int depth) {
    if (depth <= 0) {
      return chance(60) ? variable(JavaType.LONG, scope, one(LONGS)) : parens(one(LONGS));
    }
    int d = depth - 1;
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> parens(longOf(scope, d) + " " + one(BINARY) + " " + longOf(scope, d));
      case 4 -> parens(longOf(scope, d) + one(" << ", " >> ", " >>> ") + intOf(scope, d));
      case 5 -> parens(longOf(scope, d) + one(" / ", " % ") + divisor(longOf(scope, d), "1L"));
      case 6 ->
          parens(longOf(scope, d) + one(" / ", " % ") + one("3L", "10L", "-7L", "4096L", "1000L"));
      case 7 -> one("-", "~") + parens(longOf(scope, d));
      case 8 -> "(long) " + parens(intOf(scope, d));
      case 9 -> parens(booleanOf(scope, d) + " ? " + longOf(scope, d) + " : " + longOf(scope, d));
      case 10 -> element(JavaType.LONGS, scope, d);
      case 11 -> call(JavaType.LONG, scope, d);
      case 12 -> objectOf(JavaType.NODE, scope, d) + ".y";
      case 13 ->
          parens(variable(JavaType.SHAPE, scope, "shape")) + ".scaled(" + longOf(scope, d) + ")";
      case 14 ->
          one("Long.reverseBytes", "Math.abs", "Long.highestOneBit") + parens(longOf(scope, d));
      default -> assigned(JavaType.LONG, scope, d);
    };
  }

  private String divisor(String value, String bit) {
    return chance(95) ? parens(value + " | " + bit) : parens(value);
  }

  private String booleanOf(Scope scope, int depth) {
    if (depth <= 0) {
      return variable(JavaType.BOOLEAN, scope, one("true", "false"));
    }
    int d = depth - 1;
    return switch (random.nextInt(10)) {
      case 9 -> "flags[Math.floorMod(" + intOf(scope, d) + ", 3)]";
      case 0, 1, 2 -> parens(intOf(scope, d) + " " + one(COMPARISONS) + " " + intOf(scope, d));
      case 3, 4 -> parens(longOf(scope, d) + " " + one(COMPARISONS) + " " + longOf(scope, d));
      case 5 ->
          parens(
              booleanOf(scope, d) + one(" && ", " || ", " ^ ", " & ", " | ") + booleanOf(scope, d));
      case 6 -> "!" + parens(booleanOf(scope, d));
      case 7 ->
          parens(
              parens("(Node) " + parens(objectOf(JavaType.NODE, scope, d)))
                  + one(" instanceof Leaf", " instanceof Shape", " == null", " != null"));
      default -> stringOf(scope, d) + ".equals(" + stringOf(scope, d) + ")";
    };
  }

  private String stringOf(Scope scope, int depth) {
    if (depth <= 0 || chance(40)) {
      return chance(50) ? variable(JavaType.STRING, scope, one(STRINGS)) : one(STRINGS);
    }
    int d = depth - 1;
    return switch (random.nextInt(6)) {
      case 0 -> "cut(" + stringOf(scope, d) + " + " + stringOf(scope, d) + ")";
      case 1 -> "cut(" + stringOf(scope, d) + " + " + intOf(scope, d) + ")";
      case 2 -> "cut(" + longOf(scope, d) + " + \"/\" + " + booleanOf(scope, d) + ")";
      case 3 ->
          "cut(\"<\" + (char) ('a' + ("
              + intOf(scope, d)
              + " & 15)) + \">\" + "
              + colourOf(scope, d)
              + ")";
      case 4 -> "String.valueOf(" + longOf(scope, d) + ")";
      default -> "Integer.toHexString(" + intOf(scope, d) + ")";
    };
  }

  private String colourOf(Scope scope, int depth) {
    if (depth > 0 && chance(30)) {
      return "Colour.values()[" + parens(intOf(scope, depth - 1)) + " & 3]";
    }
    return chance(50)
        ? variable(JavaType.COLOUR, scope, "Colour." + one(COLOURS))
        : "Colour." + one(COLOURS);
  }

  private String objectOf(JavaType type, Scope scope, int depth) {
    String field =
        switch (type) {
          case NODE -> "node";
          case LEAF -> "leaf";
          default -> "shape";
        };
    if (depth <= 0 || chance(60)) {
      return variable(type, scope, field);
    }
    int d = depth - 1;
    return switch (type) {
      case LEAF ->
          chance(6)
              ? parens("(Leaf) " + parens(objectOf(JavaType.NODE, scope, 0)))
              : newLeaf(scope, d);
      case SHAPE -> chance(50) ? newLeaf(scope, d) : "new Square(" + intOf(scope, d) + ")";
      default ->
          switch (random.nextInt(7)) {
            case 0 -> "new Node(" + intOf(scope, d) + ", " + longOf(scope, d) + ")";
            case 1 -> newLeaf(scope, d);
            case 2 ->
                "new Branch(" + objectOf(JavaType.NODE, scope, d) + ", " + intOf(scope, d) + ")";
            case 3 -> chance(30) ? "node.next" : "notNull(node.next)";
            case 6 -> "box.with(" + objectOf(JavaType.NODE, scope, 0) + ").get()";
            case 4 -> element(JavaType.NODES, scope, d);
            default -> parens("(Node) " + parens(objectOf(JavaType.LEAF, scope, d)));
          };
    };
  }

  private String newLeaf(Scope scope, int d) {
    return "new Leaf(" + intOf(scope, d) + ", (byte) " + parens(intOf(scope, d)) + ")";
  }

  private String arrayOf(JavaType type, Scope scope, int depth) {
    String field =
        switch (type) {
          case INTS -> "ints";
          case LONGS -> "longs";
          case BYTES -> "bytes";
          default -> "nodes";
        };
    if (depth <= 0 || chance(75)) {
      return variable(type, scope, field);
    }
    int d = depth - 1;
    return switch (type) {
      case INTS ->
          chance(50)
              ? "new int[] {" + intOf(scope, d) + ", " + intOf(scope, d) + ", 7, -9}"
              : "new int[" + length(scope, d) + "]";
      case LONGS -> "new long[" + length(scope, d) + "]";
      case BYTES -> "new byte[] {1, -1, (byte) " + parens(intOf(scope, d)) + ", 127}";
      default -> "new Node[] {" + objectOf(JavaType.NODE, scope, d) + ", leaf, node, null}";
    };
  }

  private String length(Scope scope, int d) {
    return chance(97)
        ? parens(intOf(scope, d)) + " & 31 | 1"
        : "-1 - (" + intOf(scope, 0) + " & 3)";
  }

  /** An element of some array, nearly always one that exists. */
  String element(JavaType type, Scope scope, int depth) {
    String array = variable(type, scope, arrayOf(type, scope, 0));
    String index = intOf(scope, Math.max(depth, 0));
    String element =
        chance(97)
            ? array + "[Math.floorMod(" + index + ", " + array + ".length)]"
            : array + "[" + index + " & 31]";
    return type == JavaType.NODES ? "notNull(" + element + ")" : element;
  }

  private String assigned(JavaType type, Scope scope, int d) {
    Variable variable = scope.pick(type, true);
    if (variable == null) {
      return of(type, scope, 0);
    }
    return switch (random.nextInt(4)) {
      case 0 -> parens(variable.name() + one("++", "--"));
      case 1 -> parens(one("++", "--") + variable.name());
      case 2 -> parens(variable.name() + " = " + of(type, scope, d));
      default -> parens(variable.name() + one(" += ", " ^= ", " -= ") + of(type, scope, d));
    };
  }

  /** A call of a later method with this result, if there is one. */
  private String call(JavaType type, Scope scope, int d) {
    List<GeneratedMethod> fitting =
        methods.stream()
            .skip(scope.firstCallable)
            .filter(method -> method.result() == type)
            .toList();
    return fitting.isEmpty()
        ? of(type, scope, 0)
        : call(fitting.get(random.nextInt(fitting.size())), scope, d);
  }

  /** A call of a method. */
  String call(GeneratedMethod method, Scope scope, int d) {
    StringBuilder text = new StringBuilder(method.name()).append('(');
    for (int i = 0; i < method.parameters().size(); i++) {
      text.append(i == 0 ? "" : ", ").append(of(method.parameters().get(i), scope, d));
    }
    return text.append(')').toString();
  }
}
