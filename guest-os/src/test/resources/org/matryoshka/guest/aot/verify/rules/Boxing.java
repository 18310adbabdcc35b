package rules;

import org.matryoshka.guest.runtime.collection.Sequence;

public final class Boxing {
  public static void main() {
    Sequence<Integer> numbers = new Sequence<>();
    numbers.add(3);
    int first = numbers.get(0);
    Long boxed = 4L;
  }
}
