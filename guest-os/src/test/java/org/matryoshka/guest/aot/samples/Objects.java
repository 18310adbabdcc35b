package org.matryoshka.guest.aot.samples;

/** Classes, interfaces, enums, records, casts. */
public final class Objects {
  private Objects() {}

  interface Shape {
    int area();

    default int twice() {
      return 2 * area();
    }
  }

  interface Named {
    String name();
  }

  abstract static class Base implements Shape, Comparable<Base> {
    final int id;

    Base(int id) {
      this.id = id;
    }

    int weight() {
      return id;
    }

    @Override
    public int compareTo(Base other) {
      return area() - other.area();
    }
  }

  static class Square extends Base {
    private final int side;

    Square(int id, int side) {
      super(id);
      this.side = side;
    }

    @Override
    public int area() {
      return side * side;
    }
  }

  static final class Cube extends Square implements Named {
    Cube(int id, int side) {
      super(id, side);
    }

    @Override
    public int area() {
      return 6 * super.area();
    }

    @Override
    public int twice() {
      return 1 + super.twice();
    }

    @Override
    int weight() {
      return 3 * super.weight();
    }

    @Override
    public String name() {
      return "cube";
    }
  }

  static final class Circle extends Base implements Named {
    Circle(int id) {
      super(id);
    }

    @Override
    public int area() {
      return 3 * id * id;
    }

    @Override
    public String name() {
      return "circle" + id;
    }
  }

  record Pair<A, B>(A first, B second) {}

  enum Color {
    RED(3),
    GREEN(5) {
      @Override
      int mixed() {
        return 77;
      }
    },
    BLUE(7);

    final int value;

    Color(int value) {
      this.value = value;
    }

    int mixed() {
      return value * 2;
    }
  }

  /** Runs all cases. */
  public static void main(String[] arguments) {
    for (int i = 0; i < 24; i++) {
      Output.line(result(i));
    }
  }

  /** The result of a case. */
  public static long result(int which) {
    Base[] shapes = {
      new Square(which, 3), new Cube(which + 1, 2), new Circle(which + 2), new Square(4, which)
    };
    Base shape = shapes[which & 3];
    return switch (which / 4) {
      case 0 -> shape.area() * 100L + shape.twice() + shape.weight() * 10000L;
      case 1 -> tests(shape);
      case 2 -> greatest(shapes).area();
      case 3 -> colors(Color.values()[which % 3]);
      case 4 -> pairs(which, shapes);
      default -> counted(which);
    };
  }

  private static long tests(Object object) {
    long bits = 0;
    bits |= object instanceof Square ? 1 : 0;
    bits |= object instanceof Cube ? 2 : 0;
    bits |= object instanceof Named ? 4 : 0;
    bits |= object instanceof Shape ? 8 : 0;
    bits |= object instanceof Comparable<?> ? 16 : 0;
    bits |= object instanceof int[] ? 32 : 0;
    bits |= object instanceof String ? 64 : 0;
    if (object instanceof Named named) {
      bits += 1000L * named.name().length();
    }
    if (!(object instanceof Square square)) {
      return -bits;
    }
    return bits + 100_000L * square.side;
  }

  private static <T extends Comparable<? super T>> T greatest(T[] all) {
    T best = all[0];
    for (T each : all) {
      if (each.compareTo(best) > 0) {
        best = each;
      }
    }
    return best;
  }

  private static long colors(Color color) {
    int viaSwitch =
        switch (color) {
          case RED -> 1;
          case GREEN -> 20;
          case BLUE -> 300;
        };
    return viaSwitch + color.ordinal() * 1000L + color.mixed() * 10_000L + color.name().length();
  }

  private static long pairs(int which, Base[] shapes) {
    Pair<Base, Pair<String, int[]>> pair =
        new Pair<>(shapes[which & 3], new Pair<>("text", new int[] {which, 2}));
    return (long) pair.first().area() + pair.second().first().length() + pair.second().second()[0];
  }

  private static long counted(int which) {
    int[] count = new int[1];
    Shape counter =
        new Shape() {
          @Override
          public int area() {
            count[0] += which;
            return count[0];
          }
        };
    return counter.twice() + counter.area() * 10L + counter.area() * 100L;
  }
}
