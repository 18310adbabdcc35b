package org.matryoshka.cpu.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a part as plain data: names to numbers, in the order in which the part lists them.
 * Immutable. Names of nested parts are joined by dots ({@code "pit.channel0.mode"}).
 *
 * @param values by name
 */
public record StateSnapshot(Map<String, Long> values) {
  /** Keeps a copy. */
  public StateSnapshot {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Takes a part's state. */
  public static StateSnapshot of(Stateful part) {
    Saver saver = new Saver();
    part.state(saver);
    return new StateSnapshot(saver.values);
  }

  /**
   * Puts the state back into a part that lists the same names.
   *
   * @throws IllegalArgumentException if the part asks for a name that is not here, or leaves one
   *     out; then the part's state is undefined
   */
  public void restore(Stateful part) {
    Loader loader = new Loader(values);
    part.state(loader);
    if (loader.used != values.size()) {
      throw new IllegalArgumentException(
          "the snapshot has " + values.size() + " values, the part took " + loader.used);
    }
  }

  private abstract static class Named extends StateFields {
    private String prefix = "";

    @Override
    public final void part(String name, Stateful part) {
      String outer = prefix;
      prefix = outer + name + ".";
      part.state(this);
      prefix = outer;
    }

    final String full(String name) {
      return prefix + name;
    }
  }

  private static final class Saver extends Named {
    private final Map<String, Long> values = new LinkedHashMap<>();

    @Override
    public boolean loading() {
      return false;
    }

    @Override
    public long number(String name, long value) {
      if (values.put(full(name), value) != null) {
        throw new IllegalArgumentException("two fields of the name " + full(name));
      }
      return value;
    }
  }

  private static final class Loader extends Named {
    private final Map<String, Long> values;
    private int used;

    Loader(Map<String, Long> values) {
      this.values = values;
    }

    @Override
    public boolean loading() {
      return true;
    }

    @Override
    public long number(String name, long value) {
      Long stored = values.get(full(name));
      if (stored == null) {
        throw new IllegalArgumentException("the snapshot has no " + full(name));
      }
      used++;
      return stored;
    }
  }
}
