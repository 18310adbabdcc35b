package org.matryoshka.gui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums over buckets are those of the stretches that were added. */
class SharePyramidTest {
  private static final int STATES = 3;

  private record Stretch(int state, long from, long to) {}

  private final List<Stretch> stretches = new ArrayList<>();
  private final SharePyramid pyramid = new SharePyramid(STATES, 256);
  private final Random random = new Random(4);

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      long length =
          switch (random.nextInt(20)) {
            case 0 -> random.nextLong(1 << 24);
            case 1 -> 1 << 14;
            default -> random.nextLong(1, 3000);
          };
      add(random.nextInt(STATES), length);
    }
  }

  private void add(int state, long length) {
    long from = pyramid.end();
    pyramid.add(state, from, from + length, 2 * from, 2 * (from + length));
    if (length > 0) {
      stretches.add(new Stretch(state, from, from + length));
    }
  }

  private long[] exact(long from, long to) {
    long[] sums = new long[STATES];
    for (Stretch s : stretches) {
      sums[s.state] += Math.max(0, Math.min(to, s.to) - Math.max(from, s.from));
    }
    return sums;
  }

  private void check(long from, long to, int most) {
    long place = from;
    for (Cell cell : pyramid.cells(from, to, most)) {
      assertThat(cell.from()).isLessThanOrEqualTo(place);
      assertThat(cell.to()).isGreaterThan(place);
      assertThat(cell.sums()).isEqualTo(exact(cell.from(), cell.to()));
      assertThat(cell.total()).isEqualTo(cell.to() - cell.from());
      place = cell.to();
    }
    assertThat(place).isGreaterThanOrEqualTo(Math.min(to, pyramid.end()));
  }

  @Test
  void everyCellIsTheSumOfItsStretches() {
    fill(3000);
    long end = pyramid.end();
    check(0, end, 1000);
    check(0, end, 100);
    check(0, end, 1);
    check(end / 3, end / 2, 500);
    check(end - (1 << 20), end, 5000);
    assertThat(pyramid.cells(0, end, 1000)).hasSizeBetween(200, 1400);
  }

  @Test
  void aVeryLongStretchIsOneToo() {
    fill(10);
    add(1, 3_600_000_000_000L);
    fill(10);
    check(0, pyramid.end(), 800);
    check(pyramid.end() - 1_000_000, pyramid.end(), 800);
  }

  @Test
  void whereCellsBeginOnTheOtherAxisIsKnown() {
    fill(500);
    for (Cell cell : pyramid.cells(0, pyramid.end(), 100)) {
      assertThat(cell.other()).isBetween(2 * cell.from() - 4, 2 * cell.from() + 4);
    }
  }

  @Test
  void aCutLeavesExactSumsWhereTheyAreKnown() {
    for (int round = 0; round < 20; round++) {
      fill(300);
      long place = random.nextLong(pyramid.end());
      SharePyramid.Sums sums =
          new SharePyramid.Sums() {
            @Override
            public long[] between(long from, long to) {
              return exact(from, to);
            }

            @Override
            public int exits(long from, long to) {
              return 0;
            }

            @Override
            public long other(long place) {
              return 2 * place;
            }
          };
      pyramid.cut(place, sums);
      List<Stretch> kept = new ArrayList<>();
      for (Stretch s : stretches) {
        if (s.from < place) {
          kept.add(new Stretch(s.state, s.from, Math.min(s.to, place)));
        }
      }
      stretches.clear();
      stretches.addAll(kept);
      check(0, pyramid.end(), 300);
      fill(50);
      check(0, pyramid.end(), 300);
    }
  }

  @Test
  void aCutWithoutKnowledgeKeepsTotals() {
    fill(2000);
    long place = pyramid.end() / 2;
    pyramid.cut(
        place,
        new SharePyramid.Sums() {
          @Override
          public long[] between(long from, long to) {
            return null;
          }

          @Override
          public int exits(long from, long to) {
            return 0;
          }

          @Override
          public long other(long place) {
            return 2 * place;
          }
        });
    long total = 0;
    for (Cell cell : pyramid.cells(0, place, 200)) {
      total += cell.total();
    }
    assertThat(total).isBetween(place - 20 * STATES, place + 20 * STATES);
  }
}
