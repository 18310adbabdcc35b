package rules;

public final class InitializerCycle {
  static final class First {
    static final int[] TABLE = new int[Second.size()];
  }

  static final class Second {
    private static final int[] OTHER = {First.TABLE.length};

    static int size() {
      return OTHER[0];
    }
  }

  public static void main() {
    First.TABLE[0] = Second.size();
  }
}
