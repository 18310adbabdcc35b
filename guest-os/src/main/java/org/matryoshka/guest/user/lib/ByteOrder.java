package org.matryoshka.guest.user.lib;

import org.matryoshka.guest.runtime.collection.Order;

/** Strings in the order of their bytes, as the C locale sorts. */
public final class ByteOrder implements Order<String> {
  public ByteOrder() {}

  @Override
  public int compare(String left, String right) {
    return Text.compare(left, right);
  }
}
