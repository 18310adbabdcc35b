package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table of the guest's and its shadow, found by the way to it from the root.
 *
 * @param vm number of the VM, from 1
 * @param root guest-physical address of the top table; empty for CR3 as it is now
 * @param privilege which view of the shadow
 * @param path indices of the entries above it, from level 4 on; empty for the top table, at most
 *     three
 */
public record TableQuery(int vm, OptionalLong root, Privilege privilege, List<Integer> path) {
  /** Copies the path and checks it. */
  public TableQuery {
    path = List.copyOf(path);
    if (path.size() > 3 || path.stream().anyMatch(index -> index < 0 || index > 511)) {
      throw new IllegalArgumentException("no way through page tables: " + path);
    }
  }

  /** The top tables of the current address space. */
  public static TableQuery top(int vm) {
    return new TableQuery(vm, OptionalLong.empty(), Privilege.AS_NOW, List.of());
  }

  /** The table behind an entry. */
  public TableQuery below(int index) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(index);
    return new TableQuery(vm, root, privilege, longer);
  }

  /** Level of the table, 4 to 1. */
  public int level() {
    return 4 - path.size();
  }
}
