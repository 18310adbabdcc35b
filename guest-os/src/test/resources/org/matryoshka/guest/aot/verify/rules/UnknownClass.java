package rules;

import java.util.ArrayList;
import java.util.List;

public final class UnknownClass {
  public static void main() {
    List<String> names = new ArrayList<>();
    names.add("a");
    new Thread().start();
  }
}
