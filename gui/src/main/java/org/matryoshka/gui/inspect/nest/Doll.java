package org.matryoshka.gui.inspect.nest;

import java.util.ArrayList;
import java.util.List;

/**
 * A layer of the stack, with those that it runs.
 *
 * @param kind which layer
 * @param id unique in the nest, the same at other moments, for instance {@code vm2.kernel}
 * @param name for people
 * @param facts a few words about it, for instance its size
 * @param caption what this layer is, in plain words
 * @param vm number of the VM that it belongs to; 0 for the machine and the hypervisor
 * @param activity what it is doing
 * @param border crossings of its border; empty for one without
 * @param view the view that shows more of it
 * @param inner the dolls in it
 */
public record Doll(
    Kind kind,
    String id,
    String name,
    String facts,
    String caption,
    int vm,
    Activity activity,
    List<Crossing> border,
    String view,
    List<Doll> inner) {
  /** Copies the lists. */
  public Doll {
    border = List.copyOf(border);
    inner = List.copyOf(inner);
  }

  /** Which layer. */
  public enum Kind {
    /** The cores and the memory that exist. */
    MACHINE,
    /** What shares them out. */
    HYPERVISOR,
    /** A virtual machine. */
    VM,
    /** The guest's kernel. */
    KERNEL,
    /** A process of the guest, or its user mode as a whole. */
    PROCESS
  }

  /** What a layer is doing. */
  public enum Activity {
    /** Its instructions are being executed. */
    RUNS("runs now", "▶"),
    /** Something in it runs. */
    HOLDS("runs inside", "▷"),
    /** It was asked for and has just worked. */
    WORKED("has just worked", "◆"),
    /** It could go on but does not. */
    WAITS("waits", "·"),
    /** It waits for an interrupt or an event. */
    SLEEPS("sleeps", "z"),
    /** It has come to its end. */
    ENDED("has ended", "■");

    private final String words;
    private final String symbol;

    Activity(String words, String symbol) {
      this.words = words;
      this.symbol = symbol;
    }

    /** For people. */
    public String words() {
      return words;
    }

    /** A sign that stands before the words. */
    public String symbol() {
      return symbol;
    }

    /** Whether the layer is lit. */
    public boolean isLit() {
      return this == RUNS || this == HOLDS || this == WORKED;
    }
  }

  /**
   * How often a border was crossed.
   *
   * @param name what crossed it, for instance "exits"
   * @param count how often so far
   * @param meaning in a sentence
   */
  public record Crossing(String name, long count, String meaning) {}

  /** This one and all in it, from the outside in. */
  public List<Doll> all() {
    List<Doll> all = new ArrayList<>();
    collect(all);
    return all;
  }

  private void collect(List<Doll> all) {
    all.add(this);
    inner.forEach(doll -> doll.collect(all));
  }

  /** What a screen reader says. */
  public String spoken() {
    StringBuilder text = new StringBuilder(name);
    text.append(", ").append(activity.words());
    if (!facts.isEmpty()) {
      text.append(", ").append(facts);
    }
    border.forEach(c -> text.append(", ").append(c.name()).append(' ').append(c.count()));
    return text.append(". ").append(caption).toString();
  }
}
