package org.matryoshka.gui.inspect.paging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of symbols as people say them. */
public final class SymbolNames {
  /** A compiled Java method: package and class, method, descriptor, perhaps an offset. */
  private static final Pattern METHOD =
      Pattern.compile(
          "(?:[\\w$]+\\.)*([\\w$]+\\.[\\w$<>]+)\\([^)]*\\)[\\w/$;\\[]*(\\+0x\\p{XDigit}+)?");

  private SymbolNames() {}

  /**
   * Without package and descriptor: {@code UserPages.touch+0x196} for {@code
   * org.matryoshka.guest.kernel.memory.UserPages.touch(JZ)I+0x196}; other names stay as they are.
   */
  public static String brief(String symbol) {
    Matcher matcher = METHOD.matcher(symbol);
    if (!matcher.matches()) {
      return symbol;
    }
    return matcher.group(1) + (matcher.group(2) == null ? "" : matcher.group(2));
  }
}
