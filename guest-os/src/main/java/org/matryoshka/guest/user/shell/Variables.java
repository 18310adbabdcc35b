package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.HashTable;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.ByteOrder;
import org.matryoshka.guest.user.lib.Text;

/** The variables of a shell. */
final class Variables {
  private final HashTable<String, Variable> table = new HashTable<>();

  /** Takes over an environment. */
  void importAll(String[] environment) {
    for (String entry : environment) {
      int equals = entry.indexOf('=');
      if (equals > 0 && Text.isName(entry.substring(0, equals))) {
        Variable variable = of(entry.substring(0, equals));
        variable.value = entry.substring(equals + 1);
        variable.exported = true;
      }
    }
  }

  /** The variable of a name, made if it is not there. */
  Variable of(String name) {
    Variable variable = table.get(name);
    if (variable == null) {
      variable = new Variable(name);
      table.put(name, variable);
    }
    return variable;
  }

  /** The value of a variable; null if it is not set. */
  String value(String name) {
    Variable variable = table.get(name);
    return variable == null ? null : variable.value;
  }

  void set(String name, String value) {
    of(name).value = value;
  }

  void unset(String name) {
    table.remove(name);
  }

  /** All that are set, by name. */
  Sequence<Variable> sorted() {
    Sequence<String> names = new Sequence<>();
    for (int i = table.first(); i >= 0; i = table.next(i)) {
      names.add(table.keyAt(i));
    }
    names.sort(new ByteOrder());
    Sequence<Variable> result = new Sequence<>();
    for (String name : names) {
      result.add(table.get(name));
    }
    return result;
  }

  /** The exported ones as {@code NAME=value}. */
  String[] environment() {
    Sequence<String> entries = new Sequence<>();
    for (int i = table.first(); i >= 0; i = table.next(i)) {
      Variable variable = table.valueAt(i);
      if (variable.exported && variable.value != null) {
        entries.add(variable.name + "=" + variable.value);
      }
    }
    String[] result = new String[entries.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = entries.get(i);
    }
    return result;
  }
}
