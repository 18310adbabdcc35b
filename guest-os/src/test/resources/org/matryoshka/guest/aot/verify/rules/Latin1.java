package rules;

public final class Latin1 {
  private static int length(String text) {
    return text.length();
  }

  public static void main() {
    length("déjà vu is fine");
    length("10 €");
    length("Ω" + length("a"));
  }
}
