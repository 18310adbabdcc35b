package org.matryoshka.guest.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes the source of a random program in restricted Java: a small fixed hierarchy of classes with
 * random bodies, static methods that call later ones, and a {@code main} that calls them all and
 * prints what is left in the fields.
 */
final class ProgramGenerator {
  private static final JavaType[] RESULTS = {
    JavaType.INT, JavaType.INT, JavaType.LONG, JavaType.LONG, JavaType.BOOLEAN, JavaType.STRING
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<GeneratedMethod> methods = new ArrayList<>();
  private final ExpressionGenerator expressions;
  private final StatementGenerator statements;

  private ProgramGenerator(long seed) {
    random = new Random(seed * 0x9e37_79b9_7f4a_7c15L);
    expressions = new ExpressionGenerator(random, methods);
    statements = new StatementGenerator(random, expressions, out);
  }

  /** The source of the program for a seed, a class of this name in package {@code generated}. */
  static String source(String className, long seed) {
    return new ProgramGenerator(seed).write(className);
  }

  private String write(String className) {
    int count = 3 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      List<JavaType> parameters = new ArrayList<>();
      for (int p = random.nextInt(random.nextInt(5) == 0 ? 13 : 7); p > 0; p--) {
        JavaType[] types = JavaType.values();
        parameters.add(types[random.nextInt(types.length)]);
      }
      methods.add(
          new GeneratedMethod("m" + i, RESULTS[random.nextInt(RESULTS.length)], parameters));
    }
    statements.line("package generated;");
    statements.line("import org.matryoshka.guest.differential.TestConsole;");
    statements.begin("public final class " + className);
    fields();
    classes();
    for (int i = 0; i < count; i++) {
      method(i);
    }
    mainMethod();
    statements.end();
    return out.toString();
  }

  private void fields() {
    out.append(
        """
          static int fuel = 2000;
          static int[] ints = {3, -1, 4, 1, -5, 9, 2, 6};
          static long[] longs = new long[9];
          static byte[] bytes = {0, 1, -1, 127, -128};
          static int[][] grid = new int[6][6];
          static Leaf leaf = new Leaf(17, (byte) -3);
          static Node node = new Branch(new Node(5, 1L << 33), 8);
          static Shape shape = new Square(12);
          static Node[] nodes = {node, leaf, null, node, leaf, new Node(1, 2)};
          static String cut(String text) {
            return text.length() > 40 ? text.substring(text.length() - 13) : text;
          }
          static Node notNull(Node candidate) {
            return candidate == null ? leaf : candidate;
          }
          static char[] chars = {'a', 255, 65535, '0'};
          static short[] shorts = {1, -1, 32767, -32768, 77};
          static boolean[] flags = {true, false, true};
          static Box<Node> box = new Box<>(node);
          enum Colour {
            RED(3), GREEN(-7) { @Override int mix(int x) { return x ^ weight; } }, BLUE(11), BLACK(0);
            final int weight;
            Colour(int weight) { this.weight = weight; }
            int mix(int x) { return x * weight + ordinal(); }
          }
          static final class Box<T> {
            private T item;
            private int uses;
            Box(T item) { this.item = item; }
            T get() { uses++; return item; }
            Box<T> with(T other) { item = other == null ? item : other; uses += 3; return this; }
            int uses() { return uses; }
          }
          sealed interface Term permits Number, Sum, Product {}
          record Number(int value) implements Term {}
          record Sum(Term left, Term right) implements Term {}
          record Product(Term left, int factor) implements Term {}
          static int value(Term term) {
            return switch (term) {
              case Number n -> n.value();
              case Sum s -> value(s.left()) + value(s.right());
              case Product p -> value(p.left()) * p.factor();
            };
          }
          static Shape shifted(int by) {
            return new Shape() {
              private int calls;
              @Override public int area(int factor) { calls++; return factor * calls + by; }
            };
          }
          static int sum(int... numbers) {
            int sum = 0;
            for (int number : numbers) sum += number;
            return sum;
          }
          static char at(String text, int index) {
            return text.isEmpty() ? '-' : text.charAt(Math.floorMod(index, text.length()));
          }
        """);
  }

  private void classes() {
    Scope scope = new Scope(random, methods.size(), JavaType.INT);
    scope.declare(JavaType.INT, "x", true);
    scope.declare(JavaType.INT, "factor", false);
    Scope longScope = new Scope(random, methods.size(), JavaType.LONG);
    longScope.declare(JavaType.LONG, "value", true);
    String area = expressions.of(JavaType.INT, scope, 3);
    String leafArea = expressions.of(JavaType.INT, scope, 2);
    String scaled = expressions.of(JavaType.LONG, longScope, 2);
    String square = expressions.of(JavaType.INT, scope, 2);
    out.append(
        """
          interface Shape {
            int area(int factor);
            default long scaled(long value) { return %s + area((int) value & 255); }
          }
          static class Node {
            int x; long y; byte tag; short small; Node next;
            Node(int x, long y) { this.x = x; this.y = y; this.tag = (byte) (x ^ y); }
            int weigh(int factor) { return x * factor + tag; }
          }
          static class Branch extends Node {
            Branch(Node next, int x) { super(x, next == null ? -1 : next.y); this.next = next; small = (short) x; }
            @Override int weigh(int factor) { return super.weigh(factor) - small; }
          }
          static final class Leaf extends Node implements Shape {
            Leaf(int x, byte tag) { super(x, x); this.tag += tag; }
            public int area(int factor) { if (--fuel < 0) return 1; return %s; }
            @Override int weigh(int factor) { return tag ^ factor; }
          }
          record Square(int x) implements Shape {
            public int area(int factor) { int x = this.x; if (--fuel < 0) return 2; return %s; }
            @Override public long scaled(long value) { return value * 3 + x; }
          }
          static int spare(int x, int factor) { return %s; }
        """
            .formatted(scaled, leafArea, square, area));
  }

  private void method(int number) {
    GeneratedMethod method = methods.get(number);
    Scope scope = new Scope(random, number + 1, method.result());
    StringBuilder head =
        new StringBuilder("static " + method.result().text + " " + method.name() + "(");
    for (int i = 0; i < method.parameters().size(); i++) {
      JavaType type = method.parameters().get(i);
      head.append(i == 0 ? "" : ", ").append(type.text).append(" p").append(i);
      scope.declare(type, "p" + i, true);
    }
    statements.begin(head + ")");
    statements.block(scope, 2 + random.nextInt(5), 3, false);
    statements.line("return " + expressions.of(method.result(), scope, 3) + ";");
    statements.end();
  }

  private void mainMethod() {
    Scope scope = new Scope(random, 0, JavaType.INT);
    statements.begin("public static void main(String[] args)");
    for (GeneratedMethod method : methods) {
      statements.line("fuel = 2000;");
      statements.line(
          "TestConsole.line(\""
              + method.name()
              + " \" + "
              + expressions.call(method, scope, 1)
              + ");");
    }
    statements.line("int sum = spare(3, 5);");
    statements.line("for (int i : ints) sum = 31 * sum + i;");
    statements.line("for (int[] row : grid) for (int i : row) sum = 31 * sum + i;");
    statements.line("for (byte b : bytes) sum = 31 * sum + b;");
    statements.line("for (char c : chars) sum = 31 * sum + c;");
    statements.line("for (short s : shorts) sum = 31 * sum + s;");
    statements.line("for (boolean f : flags) sum = 31 * sum + (f ? 1 : 2);");
    statements.line("sum += box.uses();");
    statements.line("long total = sum;");
    statements.line("for (long l : longs) total = 31 * total + l;");
    statements.line(
        "for (Node n : nodes) if (n != null) total = total * 7 + n.weigh(sum) + n.y + n.small;");
    statements.line("TestConsole.line(\"end \" + total);");
    statements.end();
  }
}
