package org.matryoshka.gui.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/** What the hypervisor's scheduler holds about one VM, by name. */
final class QueueFields extends StateFields {
  private static final List<String> OF_VM = List.of("state", "blocked", "weight");

  private final String vm;
  private final String number;
  private final Map<String, Long> values = new LinkedHashMap<>();
  private String part = "";

  private QueueFields(int number) {
    this.vm = "vm" + number;
    this.number = Integer.toString(number);
  }

  /** The values now. */
  static Map<String, Long> of(World world, int vm) {
    QueueFields fields = new QueueFields(vm);
    world.hypervisor().state(fields);
    return fields.values;
  }

  @Override
  public boolean loading() {
    return false;
  }

  @Override
  public long number(String name, long value) {
    if (part.equals(vm) && OF_VM.contains(name)) {
      values.put(name, value);
    } else if (part.equals("cap")) {
      values.put("cap." + name, value);
    } else if (part.equals("scheduler")) {
      if (name.endsWith(number)) {
        values.put(name.substring(0, name.length() - number.length()), value);
      } else if (name.startsWith("place") && value == Long.parseLong(number)) {
        values.put("place", Long.parseLong(name.substring("place".length())));
      }
    }
    return value;
  }

  @Override
  public void part(String name, Stateful stateful) {
    String outer = part;
    if ((outer.isEmpty() && (name.equals(vm) || name.equals("scheduler")))
        || (outer.equals(vm) && name.equals("cap"))) {
      part = name;
      stateful.state(this);
      part = outer;
    }
  }

  @Override
  protected String element(String name, int index) {
    return name;
  }
}
