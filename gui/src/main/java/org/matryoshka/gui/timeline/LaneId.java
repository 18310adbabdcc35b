package org.matryoshka.gui.timeline;

/**
 * One row of a timeline.
 *
 * @param kind of what
 * @param number of the core, from 0, or of the VM, from 1
 * @param name for people, for instance {@code "core 0"} or the VM's name
 */
public record LaneId(Kind kind, int number, String name) {
  /** Of what. */
  public enum Kind {
    /** A physical core. */
    CORE,
    /** The virtual CPU of a VM. */
    VCPU
  }
}
