package org.matryoshka.cpu.machine;

import org.matryoshka.cpu.device.ConsoleOutput;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * What a machine is to be.
 *
 * @param memoryBytes RAM, a multiple of 4 KiB from 64 KiB on
 * @param cores 1 to {@link #MAX_CORES}
 * @param rtcStart what the real-time clock shows at the start, in seconds since 1970
 * @param console takes each byte that the serial port or the debug console sends
 * @param input what is typed at the serial port
 */
public record MachineConfiguration(
    long memoryBytes, int cores, long rtcStart, ConsoleOutput console, InputLog input) {
  /** More cores than this have no use in teaching. */
  public static final int MAX_CORES = 64;

  private static final long MIN_MEMORY = 64 << 10;

  /** Checks the ranges. */
  public MachineConfiguration {
    if (memoryBytes < MIN_MEMORY
        || memoryBytes > MachineMemory.MAX_SIZE
        || memoryBytes % 4096 != 0) {
      throw new IllegalArgumentException(
          "memory must be a multiple of 4 KiB from 64 KiB to 2 GiB - 4 KiB, not "
              + memoryBytes
              + " bytes");
    }
    if (cores < 1 || cores > MAX_CORES) {
      throw new IllegalArgumentException("a machine has 1 to 64 cores, not " + cores);
    }
  }

  /** One core, the usual start of the clock, and nothing typed. */
  public static MachineConfiguration of(long memoryBytes, ConsoleOutput console) {
    return new MachineConfiguration(
        memoryBytes, 1, PcPlatform.DEFAULT_RTC_START, console, new InputLog());
  }
}
