package org.matryoshka.cpu.device.apic;

/**
 * Whoever runs the cores: is told of the messages between cores that change how a core runs (SDM
 * vol. 3A, 9.4).
 */
public interface IpiListener {
  /** An INIT message: the core goes to its wait-for-SIPI state. Its local APIC is reset already. */
  void init(int core);

  /**
   * A start-up message: a core that waits for it begins at physical address {@code page << 12} in
   * real mode; others ignore it.
   *
   * @param page 0 to 255
   */
  void startup(int core, int page);
}
