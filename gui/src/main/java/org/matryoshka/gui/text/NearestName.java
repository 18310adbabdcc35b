package org.matryoshka.gui.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name nearest to {@code typed}, if one is near enough to be meant: at most one edit in
   * three characters, or one is the beginning of the other.
   */
  public static Optional<String> of(String typed, Collection<String> known) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT)))
        .min(
            Comparator.<String>comparingInt(
                    name -> editDistance(lower, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code "; did you mean X?"}, or nothing when no known name is near. */
  public static String hint(String typed, Collection<String> known) {
    return of(typed, known).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private static boolean isNear(String typed, String name) {
    boolean beginning =
        (typed.length() >= 2 && name.startsWith(typed))
            || (name.length() >= 3 && typed.startsWith(name));
    int longer = Math.max(typed.length(), name.length());
    return beginning || editDistance(typed, name) <= Math.max(1, longer / 3);
  }

  /** Levenshtein's distance, with a swap of neighbours as one edit. */
  private static int editDistance(String a, String b) {
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          distance[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = distance[i - 1][j - 1] + change;
        best = Math.min(best, distance[i - 1][j] + 1);
        best = Math.min(best, distance[i][j - 1] + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, distance[i - 2][j - 2] + 1);
        }
        distance[i][j] = best;
      }
    }
    return distance[a.length()][b.length()];
  }
}
