package org.matryoshka.guest.runtime.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueuesTest {
  @Test
  void queueEqualsAnArrayDeque() {
    Random random = new Random(5);
    Queue<String> queue = new Queue<>();
    ArrayDeque<String> model = new ArrayDeque<>();
    for (int step = 0; step < 30_000; step++) {
      String item = "i" + step;
      switch (random.nextInt(7)) {
        case 0, 1 -> {
          queue.add(item);
          model.add(item);
        }
        case 2 -> {
          queue.addFirst(item);
          model.addFirst(item);
        }
        case 3 -> {
          if (!model.isEmpty()) {
            String one = List.copyOf(model).get(random.nextInt(model.size()));
            assertThat(queue.contains(one)).isTrue();
            assertThat(queue.remove(one)).isTrue();
            model.remove(one);
          }
        }
        default -> assertThat(queue.poll()).isEqualTo(model.poll());
      }
      assertThat(queue.size()).isEqualTo(model.size());
      assertThat(queue.peek()).isEqualTo(model.peek());
    }
    assertThatThrownBy(() -> queue.add(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void priorityQueueTakesTheLeastAndOfEqualOnesTheFirst() {
    record Item(int key, int arrival) {}
    Random random = new Random(6);
    PriorityQueue<Item> queue =
        new PriorityQueue<>((left, right) -> Integer.compare(left.key(), right.key()));
    List<Item> model = new ArrayList<>();
    Comparator<Item> order = Comparator.comparingInt(Item::key).thenComparingInt(Item::arrival);
    for (int step = 0; step < 20_000; step++) {
      if (random.nextInt(100) < 52) {
        Item item = new Item(random.nextInt(20), step);
        queue.add(item);
        model.add(item);
      } else if (random.nextInt(4) == 0 && !model.isEmpty()) {
        Item item = model.remove(random.nextInt(model.size()));
        assertThat(queue.remove(item)).isTrue();
      } else {
        Item least = model.stream().min(order).orElse(null);
        assertThat(queue.poll()).isEqualTo(least);
        model.remove(least);
      }
      assertThat(queue.size()).isEqualTo(model.size());
    }
  }

  @Test
  void intrusiveListLinksAndUnlinks() {
    IntrusiveList<String> list = new IntrusiveList<>();
    Link<String> a = new Link<>("a");
    Link<String> b = new Link<>("b");
    Link<String> c = new Link<>("c");
    list.addLast(b);
    list.addFirst(a);
    list.addLast(c);
    assertThat(owners(list)).containsExactly("a", "b", "c");
    b.unlink();
    b.unlink();
    assertThat(owners(list)).containsExactly("a", "c");
    assertThat(b.isLinked()).isFalse();
    list.insertBefore(c, b);
    assertThat(owners(list)).containsExactly("a", "b", "c");
    assertThat(list.pollFirst()).isEqualTo("a");
    assertThat(list.size()).isEqualTo(2);
    assertThat(list.last()).isSameAs(c);
    IntrusiveList<String> other = new IntrusiveList<>();
    assertThatThrownBy(() -> other.addLast(c)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> other.remove(c)).isInstanceOf(IllegalStateException.class);
  }

  private static List<String> owners(IntrusiveList<String> list) {
    List<String> owners = new ArrayList<>();
    for (Link<String> link = list.first(); link != null; link = link.next()) {
      owners.add(link.owner());
    }
    List<String> backwards = new ArrayList<>();
    for (Link<String> link = list.last(); link != null; link = link.previous()) {
      backwards.add(0, link.owner());
    }
    assertThat(backwards).isEqualTo(owners);
    return owners;
  }
}
