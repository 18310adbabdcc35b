package org.matryoshka.gui.inspect.exits.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.matryoshka.gui.inspect.exits.ExitNames;

/** Ways to go on with a filter that is being written. */
public final class QueryCompletion {
  private QueryCompletion() {}

  /**
   * A way to go on.
   *
   * @param text what stands at {@code from} then
   * @param from where the part begins that it replaces
   * @param to where that part ends
   * @param meaning what it stands for; may be empty
   */
  public record Proposal(String text, int from, int to, String meaning) {
    /** The whole filter with the proposal in it. */
    public String applyTo(String filter) {
      return filter.substring(0, from) + text + filter.substring(to);
    }
  }

  /**
   * The proposals for a place in a filter.
   *
   * @param caret between 0 and the length of the filter
   */
  public static List<Proposal> at(String filter, int caret, ExitNames names) {
    int start = caret;
    while (start > 0 && !isBorder(filter.charAt(start - 1))) {
      start--;
    }
    if (start < caret && filter.charAt(start) == '-') {
      start++;
    }
    String word = filter.substring(start, caret);
    int colon = word.indexOf(':');
    return colon < 0
        ? fields(word, start, caret)
        : values(word.substring(0, colon), start + colon + 1, filter, caret, names);
  }

  private static boolean isBorder(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')';
  }

  private static List<Proposal> fields(String begin, int from, int caret) {
    String lower = begin.toLowerCase(Locale.ROOT);
    return Arrays.stream(QueryField.values())
        .filter(field -> field.word().startsWith(lower))
        .map(field -> new Proposal(field.word() + ":", from, caret, field.meaning()))
        .toList();
  }

  private static List<Proposal> values(
      String field, int valueStart, String filter, int caret, ExitNames names) {
    int from = Math.max(valueStart, filter.lastIndexOf(',', caret - 1) + 1);
    String lower = filter.substring(from, caret).toLowerCase(Locale.ROOT);
    List<Proposal> proposals = new ArrayList<>();
    QueryField.of(field)
        .ifPresent(
            known -> {
              for (String value : known.values(names)) {
                if (value.toLowerCase(Locale.ROOT).startsWith(lower)) {
                  proposals.add(new Proposal(value, from, caret, ""));
                }
              }
            });
    return proposals;
  }
}
