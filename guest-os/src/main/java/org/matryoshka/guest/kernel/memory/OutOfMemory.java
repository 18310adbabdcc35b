package org.matryoshka.guest.kernel.memory;

/**
 * What happens when there is no frame left: the largest process, but never init, is killed, with a
 * line in the log. Nothing is reclaimed; there is no disk to put it to.
 */
public final class OutOfMemory {
  private OutOfMemory() {}
}
