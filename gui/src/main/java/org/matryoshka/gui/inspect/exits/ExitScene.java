package org.matryoshka.gui.inspect.exits;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.matryoshka.hv.vcpu.PhysicalTrap;
import org.matryoshka.mmu.paging.WalkStep;

/**
 * A virtual CPU at one moment, as far as it matters for an exit: read right before and right after
 * it, the two tell what was done.
 *
 * @param step of the machine
 * @param registers by name, in the order in which people read them
 * @param code the bytes at RIP, up to 15; empty where there is no code
 * @param paging whether the guest's paging is on
 * @param guestWalk the guest's page tables about the address of the exit, from level 4 on; empty if
 *     the exit has none or paging is off
 * @param shadowWalk the shadow's tables about the same address
 * @param entry the eight bytes of guest memory around the address, where it leads to RAM
 * @param shadow what shadow paging has counted so far, by name
 * @param root number of the shadow root in use
 * @param trap that the physical core took last
 */
public record ExitScene(
    long step,
    Map<String, Long> registers,
    byte[] code,
    boolean paging,
    List<WalkStep> guestWalk,
    List<WalkStep> shadowWalk,
    OptionalLong entry,
    Map<String, Long> shadow,
    int root,
    PhysicalTrap trap) {
  /** Copies all. */
  public ExitScene {
    registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
    shadow = Collections.unmodifiableMap(new LinkedHashMap<>(shadow));
    code = code.clone();
    guestWalk = List.copyOf(guestWalk);
    shadowWalk = List.copyOf(shadowWalk);
  }

  /** A copy of the bytes. */
  @Override
  public byte[] code() {
    return code.clone();
  }

  /** A register that must be there. */
  long register(String name) {
    return registers.get(name);
  }

  /** How much a counter of shadow paging has grown since another moment. */
  long grown(String counter, ExitScene since) {
    return shadow.getOrDefault(counter, 0L) - since.shadow.getOrDefault(counter, 0L);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExitScene scene
        && scene.step == step
        && scene.registers.equals(registers)
        && Arrays.equals(scene.code, code)
        && scene.guestWalk.equals(guestWalk)
        && scene.shadowWalk.equals(shadowWalk)
        && scene.entry.equals(entry)
        && scene.shadow.equals(shadow)
        && scene.root == root
        && scene.trap.equals(trap);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(step) * 31 + registers.hashCode();
  }
}
