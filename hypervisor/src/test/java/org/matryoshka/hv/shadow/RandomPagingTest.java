package org.matryoshka.hv.shadow;

import static org.matryoshka.hv.guest.Comparison.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs that change their page tables end with the same registers and the same memory,
 * accessed and dirty bits included, on the bare machine and on shadow tables.
 */
class RandomPagingTest {
  private static final int STEPS = 150;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void theShadowIsAsGoodAsTheTables(long seed) {
    assertSame(RandomPagingProgram.source(seed, STEPS));
  }
}
