package rules;

public final class Recursion {
  interface Shape {
    int area(int depth);
  }

  static final class Square implements Shape {
    @Override
    public int area(int depth) {
      return Recursion.sum(this, depth - 1);
    }
  }

  static final class Point implements Shape {
    @Override
    public int area(int depth) {
      return depth;
    }
  }

  static int sum(Shape shape, int depth) {
    return depth == 0 ? 0 : shape.area(depth);
  }

  @org.matryoshka.guest.magic.Recursion(maxDepth = 12, reason = "n is at most 12")
  static int factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  static int fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }

  public static void main() {
    sum(new Square(), fibonacci(factorial(3)));
    sum(new Point(), 2);
  }
}
