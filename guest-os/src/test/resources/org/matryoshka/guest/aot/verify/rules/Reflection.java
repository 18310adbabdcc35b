package rules;

public final class Reflection {
  public static void main() {
    Class<?> type = String.class;
    Class<?> other = "text".getClass();
    boolean same = type == other;
    assert same;
  }
}
