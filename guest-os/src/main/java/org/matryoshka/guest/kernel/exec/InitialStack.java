package org.matryoshka.guest.kernel.exec;

import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.LittleEndian;

/**
 * The first words on a new program's stack, as the System V ABI (AMD64 supplement, 3.4.1) and Linux
 * lay them. From the top down: the file name, environment strings, argument strings, platform name,
 * random bytes, auxiliary vector, environment pointers, argument pointers, their count. The stack
 * pointer points to the count.
 */
final class InitialStack {
  /** Bytes of the seed behind AT_RANDOM. */
  static final int RANDOM_BYTES = 16;

  private static final String PLATFORM = "x86_64";

  private final String fileName;
  private final String[] arguments;
  private final String[] environment;

  InitialStack(String fileName, String[] arguments, String[] environment) {
    this.fileName = fileName;
    this.arguments = arguments;
    this.environment = environment;
  }

  /** Bytes that it takes: what the stack must have at least. */
  long size() {
    long pointers = 3L + arguments.length + environment.length + AuxiliaryVector.length();
    return 8 * pointers + stringBytes() + RANDOM_BYTES + 2 * 16;
  }

  private long stringBytes() {
    return 8
        + fileName.length()
        + 1
        + bytes(environment)
        + bytes(arguments)
        + PLATFORM.length()
        + 1;
  }

  /**
   * Writes it to the end of an address space's stack.
   *
   * @param auxiliary complete but for the addresses on the stack
   * @return the stack pointer; 0 if there is no memory
   */
  long write(AddressSpace space, AuxiliaryVector auxiliary, byte[] random) {
    long top = AddressSpace.STACK_TOP;
    long fileNameAt = top - 8 - fileName.length() - 1;
    long environmentAt = fileNameAt - bytes(environment);
    long argumentsAt = environmentAt - bytes(arguments);
    long platformAt = (argumentsAt & -16) - PLATFORM.length() - 1;
    long randomAt = platformAt - RANDOM_BYTES & -16;
    long words = 3L + arguments.length + environment.length + AuxiliaryVector.length();
    long stackPointer = randomAt - 8 * words & -16;
    auxiliary.stack(randomAt, platformAt, fileNameAt);

    byte[] block = new byte[(int) (top - stackPointer)];
    put(block, fileNameAt - stackPointer, fileName);
    put(block, platformAt - stackPointer, PLATFORM);
    System.arraycopy(random, 0, block, (int) (randomAt - stackPointer), RANDOM_BYTES);
    int at = 0;
    LittleEndian.putLong(block, at, arguments.length);
    at = putStrings(block, at + 8, arguments, argumentsAt, stackPointer);
    at = putStrings(block, at, environment, environmentAt, stackPointer);
    for (int i = 0; i < AuxiliaryVector.length(); i++) {
      LittleEndian.putLong(block, at + 8 * i, auxiliary.word(i));
    }
    space.setArguments(argumentsAt, environmentAt, fileNameAt);
    return copy(space, block, stackPointer) ? stackPointer : 0;
  }

  /** The arguments, each with a zero byte behind it, for {@code /proc/N/cmdline}. */
  byte[] argumentBytes() {
    byte[] block = new byte[(int) bytes(arguments)];
    int at = 0;
    for (int i = 0; i < arguments.length; i++) {
      put(block, at, arguments[i]);
      at += arguments[i].length() + 1;
    }
    return block;
  }

  private static long bytes(String[] strings) {
    long sum = 0;
    for (int i = 0; i < strings.length; i++) {
      sum += strings[i].length() + 1;
    }
    return sum;
  }

  private static int putStrings(
      byte[] block, int pointers, String[] strings, long address, long stackPointer) {
    int at = pointers;
    long string = address;
    for (int i = 0; i < strings.length; i++) {
      LittleEndian.putLong(block, at, string);
      put(block, string - stackPointer, strings[i]);
      string += strings[i].length() + 1;
      at += 8;
    }
    return at + 8; // a null pointer ends the list
  }

  private static void put(byte[] block, long at, String text) {
    int offset = (int) at;
    for (int i = 0; i < text.length(); i++) {
      block[offset + i] = (byte) text.charAt(i);
    }
  }

  private static boolean copy(AddressSpace space, byte[] block, long address) {
    int done = 0;
    while (done < block.length) {
      long to = space.reach(address + done, true);
      if (to == 0) {
        return false;
      }
      long room = FrameAllocator.PAGE_SIZE - (to & FrameAllocator.PAGE_SIZE - 1);
      int part = (int) Math.min(block.length - done, room);
      Memory.copyFromArray(block, done, part, to);
      done += part;
    }
    return true;
  }
}
