package org.matryoshka.guest.selftest;

import org.matryoshka.guest.runtime.collection.Bitmap;
import org.matryoshka.guest.runtime.collection.ByteOutput;
import org.matryoshka.guest.runtime.collection.ByteString;
import org.matryoshka.guest.runtime.collection.HashTable;
import org.matryoshka.guest.runtime.collection.IntrusiveList;
import org.matryoshka.guest.runtime.collection.Link;
import org.matryoshka.guest.runtime.collection.LongMap;
import org.matryoshka.guest.runtime.collection.Order;
import org.matryoshka.guest.runtime.collection.PathNames;
import org.matryoshka.guest.runtime.collection.PriorityQueue;
import org.matryoshka.guest.runtime.collection.Queue;
import org.matryoshka.guest.runtime.collection.Sequence;

/** The containers of guest code. */
final class CollectionsSelfTest implements SelfTest {
  private int random = 12345;

  @Override
  public String name() {
    return "collections";
  }

  private int next(int bound) {
    random = random * 1103515245 + 12345;
    return (random >>> 8) % bound;
  }

  @Override
  public void run(SelfTestLog log) {
    Sequence<String> sequence = new Sequence<>();
    HashTable<String, String> table = new HashTable<>();
    LongMap<String> map = new LongMap<>();
    Queue<String> queue = new Queue<>();
    PriorityQueue<String> heap = new PriorityQueue<>(BY_LENGTH);
    IntrusiveList<String> list = new IntrusiveList<>();
    Bitmap bits = new Bitmap(100);
    for (int i = 0; i < 2000; i++) {
      String text = "item " + next(300);
      switch (next(9)) {
        case 0 -> sequence.add(text);
        case 1 -> table.put(text, "value " + i);
        case 2 -> table.remove(text);
        case 3 -> map.put(next(100), text);
        case 4 -> map.remove(next(100));
        case 5 -> queue.add(text);
        case 6 -> heap.add(text);
        case 7 -> list.addFirst(new Link<>(text));
        default -> bits.set(next(100));
      }
      if (i % 3 == 0) {
        queue.poll();
        heap.poll();
        list.pollFirst();
      }
    }
    sequence.sort(BY_TEXT);
    ByteOutput out = new ByteOutput();
    for (String text : sequence) {
      out.text(text).put(',');
    }
    log.value("sorted", out.toString());
    out.clear();
    for (int i = table.first(); i >= 0; i = table.next(i)) {
      out.text(table.keyAt(i)).put('=').text(table.valueAt(i)).put(',');
    }
    log.value("table", out.toString());
    out.clear();
    for (int i = map.first(); i >= 0; i = map.next(i)) {
      out.decimal(map.keyAt(i), 4).text(map.valueAt(i)).put(',');
    }
    log.value("map", out.toString());
    log.value("sizes", queue.size() + " " + heap.size() + " " + list.size() + " " + bits.count());
    ByteString bytes = ByteString.of("some bytes");
    log.value(
        "bytes",
        bytes.hashCode() + bytes.slice(5, 10).toString() + bytes.equals(ByteString.of("x")));
    log.value("paths", PathNames.join(PathNames.parent("/a/b/c"), PathNames.base("x/y/")));
  }

  private static final Order<String> BY_TEXT =
      new Order<>() {
        @Override
        public int compare(String left, String right) {
          return left.compareTo(right);
        }
      };

  private static final Order<String> BY_LENGTH =
      new Order<>() {
        @Override
        public int compare(String left, String right) {
          return left.length() - right.length();
        }
      };
}
