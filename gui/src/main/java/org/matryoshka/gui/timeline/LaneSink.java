package org.matryoshka.gui.timeline;

/**
 * Is told of every change of what a core or a virtual CPU does. A state lasts until the next change
 * of the same lane; changes of one lane come in the order of time and steps, and one that follows
 * at the same time and step replaces the one before.
 */
interface LaneSink {
  /**
   * A virtual CPU does something else.
   *
   * @param vm number of the VM, from 1
   * @param code see {@link VcpuState}
   * @param time since when, in cycles
   * @param step after how many steps of the whole machine
   */
  void vcpu(int vm, int code, long time, long step);

  /**
   * A core belongs to somebody else.
   *
   * @param core from 0
   * @param vm number of the VM, 0 for nobody
   */
  void core(int core, int vm, long time, long step);

  /** What a virtual CPU does now. */
  int code(int vm);
}
