package org.matryoshka.guest.selftest;

/** Loops whose conditions decide what may be looked at: nothing of that may happen earlier. */
final class LoopSelfTest implements SelfTest {
  /** A link of a chain. */
  private static final class Link {
    private final Link next;
    private final int value;
    private final int[] more;

    Link(Link next, int value, int[] more) {
      this.next = next;
      this.value = value;
      this.more = more;
    }
  }

  @Override
  public String name() {
    return "loops";
  }

  @Override
  public void run(SelfTestLog log) {
    Link third = new Link(null, 3, null);
    Link second = new Link(third, 2, null);
    Link first = new Link(second, 1, new int[] {7, 8});
    log.value("to the end", sumUntil(first, null));
    log.value("to the third", sumUntil(first, third));
    log.value("with an array", sumWith(first, first.more));
    log.value("without", sumWith(first, third.more));
  }

  /** The limit is looked at only if there is one. */
  private static int sumUntil(Link from, Link limit) {
    int sum = 0;
    Link link = from;
    while (link != null && (limit == null || link.value != limit.value)) {
      sum += link.value;
      link = link.next;
    }
    return sum;
  }

  /** The array's length is looked at only if there is one. */
  private static int sumWith(Link from, int[] more) {
    int sum = 0;
    for (Link link = from; link != null; link = link.next) {
      if (more != null) {
        sum += more.length;
      }
      sum += link.value;
    }
    return sum;
  }
}
