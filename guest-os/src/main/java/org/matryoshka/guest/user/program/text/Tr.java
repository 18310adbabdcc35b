package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.BracketSet;
import org.matryoshka.guest.user.lib.Escapes;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/** {@code tr}: replaces, deletes (-d) or squeezes (-s) characters. */
public final class Tr extends Program {
  public Tr() {
    super("tr", "[-cds] SET1 [SET2]");
  }

  public static void main(String[] args) {
    new Tr().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.before(this, args, "cCds");
    boolean delete = options.has('d');
    boolean squeeze = options.has('s');
    if (!options.counts(delete == squeeze ? 2 : 1, 2)) {
      return 1;
    }
    String from = expand(options.operand(0));
    if (options.has('c') || options.has('C')) {
      from = complement(from);
    }
    String to = options.count() > 1 ? expand(options.operand(1)) : "";
    if (options.count() > 1 && to.isEmpty() && !delete) {
      return misused("the second set must not be empty");
    }
    int[] map = new int[256];
    for (int i = 0; i < 256; i++) {
      map[i] = i;
    }
    for (int i = 0; i < from.length(); i++) {
      if (delete) {
        map[from.charAt(i)] = -1;
      } else if (!to.isEmpty()) {
        map[from.charAt(i)] = to.charAt(Math.min(i, to.length() - 1));
      }
    }
    translate(map, squeeze ? members(to.isEmpty() ? from : to) : new boolean[256]);
    return input().error() == 0 ? 0 : fail("standard input", input().error());
  }

  private void translate(int[] map, boolean[] squeezed) {
    Input in = input();
    int last = -1;
    for (int character = in.read(); character >= 0; character = in.read()) {
      int result = map[character];
      if (result >= 0 && !(result == last && squeezed[result])) {
        out.put(result);
        last = result;
      }
    }
  }

  private static boolean[] members(String set) {
    boolean[] result = new boolean[256];
    for (int i = 0; i < set.length(); i++) {
      result[set.charAt(i)] = true;
    }
    return result;
  }

  private static String complement(String set) {
    boolean[] members = members(set);
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      if (!members[i]) {
        result.append((char) i);
      }
    }
    return result.toString();
  }

  /** The characters of a set: ranges, classes, escapes written out. */
  private static String expand(String set) {
    StringBuilder result = new StringBuilder();
    String plain = Escapes.decode(set);
    int i = 0;
    while (i < plain.length()) {
      int end = plain.startsWith("[:", i) ? plain.indexOf(']', i) : -1;
      if (end > i + 3 && plain.charAt(end - 1) == ':') {
        String name = plain.substring(i + 2, end - 1);
        for (int c = 0; c < 256; c++) {
          if (BracketSet.isMember(name, c)) {
            result.append((char) c);
          }
        }
        i = end + 1;
      } else if (i + 2 < plain.length() && plain.charAt(i + 1) == '-') {
        for (int c = plain.charAt(i); c <= plain.charAt(i + 2); c++) {
          result.append((char) c);
        }
        i += 3;
      } else {
        result.append(plain.charAt(i++));
      }
    }
    return result.toString();
  }
}
