package org.matryoshka.guest.user.program.text;

import org.matryoshka.guest.runtime.collection.Order;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Text;

/** The order of {@code sort}: keys first, then whole lines unless -s or -u says otherwise. */
final class LineOrder implements Order<String> {
  private final int separator;
  private final SortKey whole;
  private final boolean lastResort;
  private final Sequence<SortKey> keys = new Sequence<>();

  LineOrder(String separator, Options options) {
    this.separator = separator.isEmpty() ? -1 : separator.charAt(0);
    this.whole =
        new SortKey(options.has('n'), options.has('r'), options.has('f'), options.has('b'));
    this.lastResort = !options.has('s') && !options.has('u');
  }

  /** Adds a key as -k takes it; false if it is none. */
  boolean addKey(String text) {
    SortKey key = SortKey.parse(text, whole);
    if (key == null) {
      return false;
    }
    keys.add(key);
    return true;
  }

  @Override
  public int compare(String left, String right) {
    int result = compareKeys(left, right);
    if (result == 0 && lastResort) {
      result = Text.compare(left, right);
      return whole.reverse() ? -result : result;
    }
    return result;
  }

  int compareKeys(String left, String right) {
    if (keys.isEmpty()) {
      return whole.compare(left, 0, left.length(), right, 0, right.length());
    }
    for (SortKey key : keys) {
      int result =
          key.compare(
              left,
              key.start(left, separator),
              key.end(left, separator),
              right,
              key.start(right, separator),
              key.end(right, separator));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }
}
