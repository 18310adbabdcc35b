package org.matryoshka.cpu.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The map of regions agrees with an array of pages. */
class RegionMapTest {
  private static final int PAGES = 64;
  private static final long PAGE = 4096;

  @Test
  void randomChangesAgreeWithAnArrayOfPages() {
    Random random = new Random(7);
    RegionMap map = new RegionMap();
    int[] model = new int[PAGES];
    Arrays.fill(model, -1);
    for (int round = 0; round < 5_000; round++) {
      int start = random.nextInt(PAGES);
      int end = start + 1 + random.nextInt(PAGES - start);
      int protection = random.nextInt(9) - 1;
      if (protection < 0) {
        map.remove(start * PAGE, end * PAGE);
      } else {
        map.put(new Region(start * PAGE, end * PAGE, protection));
      }
      Arrays.fill(model, start, end, protection);
      check(map, model, random);
    }
  }

  private static void check(RegionMap map, int[] model, Random random) {
    for (int page = 0; page < PAGES; page++) {
      Region region = map.at(page * PAGE + random.nextInt(4096));
      assertThat(region == null ? -1 : region.protection()).isEqualTo(model[page]);
    }
    int start = random.nextInt(PAGES);
    int end = start + 1 + random.nextInt(PAGES - start);
    int free = 0;
    for (int page = start; page < end; page++) {
      free += model[page] < 0 ? 1 : 0;
    }
    assertThat(map.isFree(start * PAGE, end * PAGE)).isEqualTo(free == end - start);
    assertThat(map.covers(start * PAGE, end * PAGE)).isEqualTo(free == 0);
    int size = 1 + random.nextInt(4);
    assertThat(map.highestGap(size * PAGE, 8 * PAGE, PAGES * PAGE).orElse(-PAGE) / PAGE)
        .isEqualTo(highestGap(model, size));
  }

  private static long highestGap(int[] model, int size) {
    for (int start = PAGES - size; start >= 8; start--) {
      boolean free = true;
      for (int page = start; page < start + size; page++) {
        free &= model[page] < 0;
      }
      if (free) {
        return start;
      }
    }
    return -1;
  }
}
