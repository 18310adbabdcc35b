package org.matryoshka.asm.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant: the nearest known word by edit distance. */
public final class Spelling {
  private Spelling() {}

  /**
   * A hint of the form {@code did you mean 'x'?}.
   *
   * @param wrong the word that is not known
   * @param known the words that are
   * @return the hint; empty if no known word is near
   */
  public static String hint(String wrong, Collection<String> known) {
    return nearest(wrong, known).map(word -> "did you mean '" + word + "'?").orElse("");
  }

  /**
   * The known word with the smallest edit distance (insert, remove, replace, swap neighbours), at
   * most a third of the word's length plus one; of equals the first in alphabetical order. Case
   * costs nothing.
   */
  public static Optional<String> nearest(String wrong, Collection<String> known) {
    String word = wrong.toLowerCase(Locale.ROOT);
    int limit = Math.min(3, word.length() / 3 + (word.length() > 1 ? 1 : 0));
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - word.length()) >= bestDistance + 1) {
        continue;
      }
      int distance = distance(word, candidate.toLowerCase(Locale.ROOT));
      boolean better =
          distance < bestDistance
              || (distance == bestDistance && best != null && candidate.compareTo(best) < 0);
      if (better && distance <= limit) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Optimal string alignment distance. */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, before[j - 2] + 1);
        }
        current[j] = least;
      }
      int[] free = before;
      before = previous;
      previous = current;
      current = free;
    }
    return previous[b.length()];
  }
}
