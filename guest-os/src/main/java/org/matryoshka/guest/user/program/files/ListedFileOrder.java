package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.runtime.collection.Order;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Text;

/** The order of a listing: by name, by size (-S), by time (-t), or backwards (-r). */
final class ListedFileOrder implements Order<ListedFile> {
  private final boolean bySize;
  private final boolean byTime;
  private final boolean reverse;

  ListedFileOrder(Options options) {
    bySize = options.has('S');
    byTime = options.has('t');
    reverse = options.has('r');
  }

  @Override
  public int compare(ListedFile left, ListedFile right) {
    int result = 0;
    if (bySize) {
      result = Long.compare(right.status.size, left.status.size);
    } else if (byTime) {
      result = Long.compare(right.status.modificationTime, left.status.modificationTime);
    }
    if (result == 0) {
      result = Text.compare(left.name, right.name);
    }
    return reverse ? -result : result;
  }
}
