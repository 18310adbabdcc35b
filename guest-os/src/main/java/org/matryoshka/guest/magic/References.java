package org.matryoshka.guest.magic;

/**
 * References as addresses and back: for the collector, for objects whose address is kept in memory
 * that assembly sees, and for nothing else. Objects never move. On the JVM an address is a number
 * that the {@link HostedMachine} hands out for the object.
 */
public final class References {
  private References() {}

  /** The address of an object's header; 0 for null. */
  @Intrinsic
  public static long addressOf(Object object) {
    return HostedMachine.current().addressOf(object);
  }

  /** The object whose header is at an address; null for 0. Nothing is checked. */
  @Intrinsic
  public static Object atAddress(long address) {
    return HostedMachine.current().atAddress(address);
  }

  /** The address of an object's type descriptor: the word in its header. On the JVM 0. */
  @Intrinsic
  public static long descriptorOf(Object object) {
    return 0;
  }
}
