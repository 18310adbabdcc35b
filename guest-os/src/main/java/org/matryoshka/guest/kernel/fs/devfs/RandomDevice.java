package org.matryoshka.guest.kernel.fs.devfs;

import org.matryoshka.guest.kernel.task.RandomSource;
import org.matryoshka.guest.kernel.vfs.DeviceDriver;
import org.matryoshka.guest.kernel.vfs.Location;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.Transfer;

/** {@code random} and {@code urandom}: the machine's seeded source; what is written is ignored. */
final class RandomDevice implements DeviceDriver {
  private static final int CHUNK = 256;

  private final RandomSource source;

  RandomDevice(RandomSource source) {
    this.source = source;
  }

  @Override
  public OpenFile open(Location location, int flags) {
    return new RandomFile(location, flags);
  }

  private final class RandomFile extends OpenFile {
    RandomFile(Location location, int flags) {
      super(location, flags);
    }

    @Override
    public long read(Transfer to, long at) {
      byte[] chunk = new byte[CHUNK];
      long done = 0;
      while (to.remaining() > 0 && !to.faulted()) {
        int length = (int) Math.min(CHUNK, to.remaining());
        source.fill(chunk, 0, length);
        done += to.give(chunk, 0, length);
      }
      return to.result(done);
    }

    @Override
    public long write(Transfer from, long at) {
      return from.skip(from.remaining());
    }
  }
}
