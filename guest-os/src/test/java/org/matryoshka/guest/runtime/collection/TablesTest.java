package org.matryoshka.guest.runtime.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void hashTableEqualsALinkedHashMap() {
    Random random = new Random(2);
    HashTable<String, Integer> table = new HashTable<>();
    Map<String, Integer> model = new LinkedHashMap<>();
    for (int step = 0; step < 50_000; step++) {
      // A range that moves, so that old keys go and the holes must be closed.
      String key = "k" + (step / 500 + random.nextInt(60));
      switch (random.nextInt(4)) {
        case 0, 1 -> assertThat(table.put(key, step)).isEqualTo(model.put(key, step));
        case 2 -> assertThat(table.remove(key)).isEqualTo(model.remove(key));
        default -> assertThat(table.get(key)).isEqualTo(model.get(key));
      }
      assertThat(table.size()).isEqualTo(model.size());
      assertThat(table.containsKey(key)).isEqualTo(model.containsKey(key));
    }
    List<String> keys = new ArrayList<>();
    for (int i = table.first(); i >= 0; i = table.next(i)) {
      keys.add(table.keyAt(i));
      assertThat(table.valueAt(i)).isEqualTo(model.get(table.keyAt(i)));
    }
    assertThat(keys).containsExactlyElementsOf(model.keySet());
    table.clear();
    assertThat(table.first()).isEqualTo(-1);
  }

  @Test
  void longMapEqualsAHashMap() {
    Random random = new Random(3);
    LongMap<String> map = new LongMap<>();
    Map<Long, String> model = new HashMap<>();
    for (int step = 0; step < 50_000; step++) {
      long key = random.nextInt(200) * (step % 2 == 0 ? 1L : 0x1_0000_0000L) - 50;
      switch (random.nextInt(4)) {
        case 0, 1 -> assertThat(map.put(key, "v" + step)).isEqualTo(model.put(key, "v" + step));
        case 2 -> assertThat(map.remove(key)).isEqualTo(model.remove(key));
        default -> assertThat(map.get(key)).isEqualTo(model.get(key));
      }
      assertThat(map.size()).isEqualTo(model.size());
    }
    Map<Long, String> walked = new HashMap<>();
    for (int i = map.first(); i >= 0; i = map.next(i)) {
      walked.put(map.keyAt(i), map.valueAt(i));
    }
    assertThat(walked).isEqualTo(model);
    assertThatThrownBy(() -> map.put(1, null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void bitmapEqualsABitSet() {
    Random random = new Random(4);
    Bitmap bits = new Bitmap(130);
    BitSet model = new BitSet(130);
    for (int step = 0; step < 20_000; step++) {
      int index = random.nextInt(130);
      if (random.nextInt(3) > 0) {
        bits.set(index);
        model.set(index);
      } else {
        bits.clear(index);
        model.clear(index);
      }
      int from = random.nextInt(130);
      int clear = model.nextClearBit(from);
      assertThat(bits.nextClear(from)).isEqualTo(clear < 130 ? clear : -1);
      assertThat(bits.nextSet(from)).isEqualTo(model.nextSetBit(from));
      assertThat(bits.get(from)).isEqualTo(model.get(from));
      assertThat(bits.count()).isEqualTo(model.cardinality());
    }
    assertThatThrownBy(() -> bits.set(130)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
