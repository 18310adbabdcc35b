package org.matryoshka.guest.runtime.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceTest {
  @Test
  void randomOperationsEqualThoseOfAnArrayList() {
    Random random = new Random(1);
    Sequence<String> sequence = new Sequence<>(0);
    List<String> model = new ArrayList<>();
    for (int step = 0; step < 20_000; step++) {
      String value = "v" + random.nextInt(50);
      int index = model.isEmpty() ? 0 : random.nextInt(model.size());
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          sequence.add(value);
          model.add(value);
        }
        case 3 -> {
          sequence.insert(index, value);
          model.add(index, value);
        }
        case 4 -> assertThat(sequence.remove(value)).isEqualTo(model.remove(value));
        case 5 -> {
          if (!model.isEmpty()) {
            assertThat(sequence.removeAt(index)).isEqualTo(model.remove(index));
          }
        }
        case 6 -> {
          if (!model.isEmpty()) {
            assertThat(sequence.set(index, value)).isEqualTo(model.set(index, value));
          }
        }
        case 7 -> assertThat(sequence.indexOf(value)).isEqualTo(model.indexOf(value));
        case 8 -> {
          sequence.sort(String::compareTo);
          model.sort(Comparator.naturalOrder());
        }
        default -> {
          if (step % 97 == 0) {
            sequence.truncate(index);
            model.subList(index, model.size()).clear();
          }
        }
      }
      assertThat(sequence.size()).isEqualTo(model.size());
    }
    assertThat(sequence).containsExactlyElementsOf(model);
  }

  @Test
  void sortingKeepsTheOrderOfEqualElements() {
    Sequence<String> words = new Sequence<>();
    for (String word : List.of("pear", "fig", "kiwi", "plum", "date", "lime", "nut")) {
      words.add(word);
    }
    words.sort((left, right) -> left.length() - right.length());
    assertThat(words).containsExactly("fig", "nut", "pear", "kiwi", "plum", "date", "lime");
  }

  @Test
  void indexOutsideIsRefused() {
    Sequence<String> sequence = new Sequence<>();
    sequence.add("x");
    assertThatThrownBy(() -> sequence.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> sequence.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> sequence.insert(2, "y")).hasMessage("index 2, size 2");
  }
}
