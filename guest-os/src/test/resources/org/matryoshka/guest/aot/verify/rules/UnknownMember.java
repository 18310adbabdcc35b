package rules;

public final class UnknownMember {
  public static void main() {
    String text = "a,b";
    int count = text.split(",").length;
    long now = System.nanoTime() + count;
    int[] copy = new int[(int) now];
  }
}
