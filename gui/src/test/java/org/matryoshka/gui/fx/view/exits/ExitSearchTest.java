package org.matryoshka.gui.fx.view.exits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.SomeExits;
import org.matryoshka.gui.inspect.exits.filter.ExitQuery;
import org.matryoshka.gui.inspect.exits.filter.QueryException;
import org.matryoshka.gui.inspect.exits.filter.QueryParser;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.hv.exit.ExitOutcome;
import org.matryoshka.hv.exit.VmExit;

class ExitSearchTest {
  private static final ExitNames NAMES = ExitNames.ofVms(List.of("alpha", "beta"));
  private static final List<VmExit> KINDS = SomeExits.ofEveryKind();

  private final ExitStore store = new ExitStore(1 << 20);
  private final List<Rows> published = new ArrayList<>();
  private final ExitSearch search = new ExitSearch(store, published::add);

  /** Made-up exits: all kinds by turns, of two VMs. */
  static ExitEntry exit(long index) {
    return SomeExits.entry(
        index,
        1 + (int) (index % 2),
        0x1000 * index,
        KINDS.get((int) (index % KINDS.size())),
        ExitOutcome.Emulated.INSTANCE);
  }

  private void add(long from, long to) {
    for (long i = from; i <= to; i++) {
      store.add(exit(i));
    }
  }

  private Rows finish() {
    int portions = 0;
    while (search.work()) {
      assertThat(++portions).isLessThan(1000);
    }
    return published.getLast();
  }

  private static ExitQuery query(String text) throws QueryException {
    return QueryParser.parse(text, NAMES);
  }

  @Test
  void findsWhatTheQueryMeansAmongAMillion() throws QueryException {
    add(1, 1_000_000);
    assertThat(finish().size()).isEqualTo(1_000_000);
    search.start(query("vm:alpha port:0x3f8"), ExitOrder.NATURAL, NAMES);
    published.clear();
    Rows rows = finish();
    long expected = 0;
    for (long i = 1; i <= 1_000_000; i++) {
      boolean port = KINDS.get((int) (i % KINDS.size())) instanceof VmExit.IoInstruction;
      expected += port && i % 2 == 0 ? 1 : 0;
    }
    assertThat(rows.size()).isEqualTo((int) expected);
    assertThat(rows.complete()).isTrue();
    assertThat(published.size()).as("results come while it searches").isGreaterThan(10);
    for (int row = 0; row < rows.size(); row += 97) {
      assertThat(rows.row(rows.index(row))).isEqualTo(row);
      assertThat(store.get(rows.index(row)).exit().vm()).isEqualTo(1);
    }
  }

  @Test
  void aNewQueryTakesThePlaceOfOneThatIsNotDone() throws QueryException {
    add(1, 400_000);
    search.start(query("text:nothing-says-this"), ExitOrder.NATURAL, NAMES);
    assertThat(search.work()).isTrue();
    search.start(query("index:5"), ExitOrder.NATURAL, NAMES);
    Rows rows = finish();
    assertThat(rows.size()).isEqualTo(1);
    assertThat(rows.index(0)).isEqualTo(5);
  }

  @Test
  void rowsGoOnAsExitsCome() {
    add(1, 10);
    Rows first = finish();
    add(11, 25);
    Rows second = finish();
    assertThat(second.continues(first)).isTrue();
    assertThat(second.size()).isEqualTo(25);
  }

  @Test
  void aDiscardedFutureBeginsAnew() {
    add(1, 10);
    Rows first = finish();
    store.restart(1);
    add(1, 4);
    Rows second = finish();
    assertThat(second.continues(first)).isFalse();
    assertThat(second.size()).isEqualTo(4);
  }

  @Test
  void sortsByWhatIsAsked() {
    add(1, 5_000);
    search.start(ExitQuery.ALL, new ExitOrder(ExitColumn.CYCLES, true), NAMES);
    Rows rows = finish();
    assertThat(rows.size()).isEqualTo(5_000);
    for (int row = 1; row < rows.size(); row++) {
      ExitEntry above = store.get(rows.index(row - 1));
      ExitEntry here = store.get(rows.index(row));
      assertThat(above.exit().cycles()).isGreaterThanOrEqualTo(here.exit().cycles());
      if (above.exit().cycles() == here.exit().cycles()) {
        assertThat(above.index()).isLessThan(here.index());
      }
    }
    assertThat(rows.row(rows.index(1234))).isEqualTo(1234);
  }

  @Test
  void theOldestFallOut() {
    ExitStore small = new ExitStore(8192);
    ExitSearch inSmall = new ExitSearch(small, published::add);
    for (long i = 1; i <= 20_000; i++) {
      small.add(exit(i));
      if (i == 9_000) {
        while (inSmall.work()) {
          // until it has seen all
        }
      }
    }
    while (inSmall.work()) {
      // until it has seen all
    }
    Rows rows = published.getLast();
    assertThat(small.get(1)).isNull();
    assertThat(rows.index(0)).isEqualTo(small.extent().first());
    assertThat(rows.index(rows.size() - 1)).isEqualTo(20_000);
    assertThat(rows.size()).isEqualTo((int) small.extent().size());
  }
}
