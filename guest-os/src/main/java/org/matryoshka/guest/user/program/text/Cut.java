package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Numbers;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.TextFilter;

/** {@code cut}: some bytes or fields of each line. */
public final class Cut extends TextFilter {
  private static final int LAST = 4096;

  private final boolean[] selected = new boolean[LAST + 1];
  private int openEnd = LAST + 1;
  private boolean fields;
  private boolean onlyDelimited;
  private char delimiter = '\t';

  public Cut() {
    super("cut", "{-c LIST | -b LIST | -f LIST [-d DELIMITER] [-s]} [FILE...]");
  }

  public static void main(String[] args) {
    new Cut().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "c:b:f:d:s");
    if (options.wrong()) {
      return 1;
    }
    fields = options.value('f') != null;
    onlyDelimited = options.has('s');
    String list = options.value('f', options.value('c', options.value('b')));
    if (list == null) {
      return misused("say which bytes (-c) or fields (-f)");
    }
    String delimiters = options.value('d', "\t");
    if (delimiters.length() != 1) {
      return misused("the delimiter must be a single character");
    }
    delimiter = delimiters.charAt(0);
    if (!select(list)) {
      return misused("'" + list + "' is no list of numbers and ranges, such as 1,3-5,7-");
    }
    return filterAll(options.filesOrInput(), 1);
  }

  private boolean select(String list) {
    int start = 0;
    while (start <= list.length()) {
      int end = list.indexOf(',', start);
      end = end < 0 ? list.length() : end;
      String item = list.substring(start, end);
      int dash = item.indexOf('-');
      String left = dash < 0 ? item : item.substring(0, dash);
      String right = dash < 0 ? item : item.substring(dash + 1);
      long from = left.isEmpty() && !right.isEmpty() ? 1 : Numbers.parse(left);
      long to = right.isEmpty() && !left.isEmpty() ? Long.MAX_VALUE : Numbers.parse(right);
      if (from < 1 || to < from) {
        return false;
      }
      if (to > LAST) {
        openEnd = (int) Math.min(openEnd, from);
      }
      for (long i = from; i <= Math.min(to, LAST); i++) {
        selected[(int) i] = true;
      }
      start = end + 1;
    }
    return true;
  }

  private boolean isSelected(int place) {
    return place >= openEnd || (place <= LAST && selected[place]);
  }

  @Override
  protected int filter(Input in, String file) {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!fields) {
        for (int i = 0; i < line.length(); i++) {
          if (isSelected(i + 1)) {
            out.put(line.charAt(i));
          }
        }
        out.line();
      } else if (line.indexOf(delimiter) < 0) {
        if (!onlyDelimited) {
          out.line(line);
        }
      } else {
        printFields(line);
      }
    }
    return 0;
  }

  private void printFields(String line) {
    int place = 1;
    int start = 0;
    boolean separate = false;
    while (start <= line.length()) {
      int end = line.indexOf(delimiter, start);
      end = end < 0 ? line.length() : end;
      if (isSelected(place++)) {
        if (separate) {
          out.put(delimiter);
        }
        out.print(line.substring(start, end));
        separate = true;
      }
      start = end + 1;
    }
    out.line();
  }
}
