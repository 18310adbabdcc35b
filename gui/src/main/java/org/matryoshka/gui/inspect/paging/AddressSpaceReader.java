package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.shadow.ShadowPage;
import org.matryoshka.hv.shadow.ShadowRole;
import org.matryoshka.isa.system.PageTableEntry;

/** The address spaces of a guest: the current one, and all whose roots are shadowed. */
public final class AddressSpaceReader {
  private AddressSpaceReader() {}

  /** The current one first, then by address. */
  public static List<AddressSpace> read(World world, int vm) {
    VirtualMachine machine = world.machine(vm);
    long current = machine.cpu().state.cr3 & PageTableEntry.ADDRESS;
    TreeMap<Long, AddressSpace> found = new TreeMap<>();
    found.put(current, new AddressSpace(current, true, false, false));
    for (ShadowPage page : machine.shadow().pages()) {
      if (page.level() == 4 && !page.isDirect()) {
        long root = (long) page.gfn() << 12;
        boolean kernel = (page.role() & ShadowRole.KERNEL) != 0;
        AddressSpace known =
            found.getOrDefault(root, new AddressSpace(root, root == current, false, false));
        found.put(
            root,
            new AddressSpace(
                root,
                known.current(),
                known.kernelShadow() || kernel,
                known.userShadow() || !kernel));
      }
    }
    List<AddressSpace> list = new ArrayList<>();
    list.add(found.remove(current));
    list.addAll(found.values());
    return list;
  }
}
