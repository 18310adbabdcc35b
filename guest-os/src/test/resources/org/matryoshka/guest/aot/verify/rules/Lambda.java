package rules;

public final class Lambda {
  interface Action {
    void run();
  }

  private static void hello() {}

  public static void main() {
    Action first = () -> hello();
    Action second = Lambda::hello;
    first.run();
    second.run();
  }
}
