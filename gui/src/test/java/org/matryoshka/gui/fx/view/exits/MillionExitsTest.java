package org.matryoshka.gui.fx.view.exits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.matryoshka.gui.fx.FxTest;
import org.matryoshka.gui.inspect.exits.ExitNames;
import org.matryoshka.gui.inspect.exits.filter.QueryException;
import org.matryoshka.gui.inspect.exits.filter.QueryParser;
import org.matryoshka.gui.session.ExitEntry;

/** The JavaFX thread looks at rows in sight only, however many there are. */
class MillionExitsTest extends FxTest {
  private static final int MILLION = 1_000_000;

  private static final class CountingStore extends ExitStore {
    private final AtomicInteger onFxThread = new AtomicInteger();

    private CountingStore() {
      super(1 << 20);
    }

    @Override
    ExitEntry get(long index) {
      if (Platform.isFxApplicationThread()) {
        onFxThread.incrementAndGet();
      }
      return super.get(index);
    }
  }

  @Test
  void scrollingAndFilteringAMillionExitsLooksAtRowsInSightOnly() throws QueryException {
    CountingStore store = new CountingStore();
    for (long i = 1; i <= MILLION; i++) {
      store.add(ExitSearchTest.exit(i));
    }
    AtomicReference<Rows> newest = new AtomicReference<>(Rows.NONE);
    ExitList list = onFx(() -> new ExitList(store, entry -> {}, entry -> {}, order -> {}));
    SearchWorker worker =
        onFx(
            () ->
                new SearchWorker(
                    store,
                    rows -> {
                      list.show(rows, 0, false);
                      newest.set(rows);
                    }));
    show(new StackPane(list.table()), 1000, 600);
    onFx(
        () -> {
          list.setFontSize(13);
          return null;
        });
    worker.wake();
    waitUntil("all are found", () -> newest.get().complete() && newest.get().size() == MILLION);
    for (int row : List.of(500_000, MILLION - 1, 3, 999_000, 250_000)) {
      onFx(
          () -> {
            list.table().scrollTo(row);
            list.table().layout();
            return null;
          });
    }
    onFx(
        () -> {
          list.select(777_777);
          return null;
        });
    assertThat(onFx(() -> list.table().getSelectionModel().getSelectedItem().index()))
        .isEqualTo(777_777);
    worker.start(
        QueryParser.parse("cause:hidden-fault vm:b", ExitNames.ofVms(List.of("a", "b"))),
        ExitOrder.NATURAL,
        ExitNames.ofVms(List.of("a", "b")));
    waitUntil(
        "the filter is done", () -> newest.get().complete() && newest.get().size() < MILLION / 10);
    assertThat(newest.get().size()).isPositive();
    assertThat(store.onFxThread.get())
        .as("rows that the JavaFX thread looked at, of a million")
        .isLessThan(20_000);
  }
}
