package org.matryoshka.gui.inspect.code;

import java.util.List;
import java.util.Optional;

/**
 * Code at one moment.
 *
 * @param vm number of its VM
 * @param vmName name of its VM
 * @param step position of the whole machine
 * @param root guest-physical address of the top page table of its address space
 * @param current whether that is the space in which the VM runs now
 * @param ring the guest's privilege level, as it believes
 * @param rip the instruction that the VM does next
 * @param address the one that was asked for
 * @param lines one after the other, without gaps
 * @param problems what is missing, for instance a source; one sentence each
 */
public record CodeSnapshot(
    int vm,
    String vmName,
    long step,
    long root,
    boolean current,
    int ring,
    long rip,
    long address,
    List<CodeLine> lines,
    List<String> problems) {

  /** The line that holds an address. */
  public Optional<CodeLine> line(long at) {
    return lines.stream()
        .filter(line -> Long.compareUnsigned(at - line.address(), line.length()) < 0)
        .findFirst();
  }

  /** Where the first line begins; the address that was asked for if there is none. */
  public long start() {
    return lines.isEmpty() ? address : lines.getFirst().address();
  }
}
