package org.matryoshka.guest.kernel.fs.devfs;

import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.DeviceDriver;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.Transfer;

/** {@code null}, {@code zero} and {@code full}: two ways to read, two ways to write. */
final class MemoryDevice implements DeviceDriver {
  private static final int STEP = 1 << 20;

  private final boolean hasZeros;
  private final boolean isFull;

  /**
   * A device.
   *
   * @param hasZeros whether a read gets zeros, else the end of the file
   * @param isFull whether a write fails for lack of space, else goes nowhere
   */
  MemoryDevice(boolean hasZeros, boolean isFull) {
    this.hasZeros = hasZeros;
    this.isFull = isFull;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new MemoryFile(location, flags);
  }

  private final class MemoryFile extends OpenFile {
    MemoryFile(Location location, int flags) {
      super(location, flags);
    }

    @Override
    public long read(Transfer to, long at) {
      long done = 0;
      while (hasZeros && to.remaining() > 0 && !to.faulted()) {
        done += to.giveZeros((int) Math.min(STEP, to.remaining()));
      }
      return to.result(done);
    }

    @Override
    public long write(Transfer from, long at) {
      return isFull ? -Errno.ENOSPC : from.skip(from.remaining());
    }
  }
}
