package org.matryoshka.guest.kernel.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.ArrayTransfer;
import org.matryoshka.guest.kernel.vfs.DirectoryChange;
import org.matryoshka.guest.kernel.vfs.FileMode;
import org.matryoshka.guest.kernel.vfs.FilesRig;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.OpenFlags;

/** Pipes that never block, against a queue of bytes. */
class PipeModelTest {
  private static final int CAPACITY = 65536;
  private static final int STEPS = 20_000;

  private final FilesRig rig = new FilesRig();
  private final PipeFileSystem pipes = new PipeFileSystem(rig.vfs);

  private OpenFile[] newPipe() {
    OpenFile[] ends = new OpenFile[2];
    pipes.newPipe(ends, OpenFlags.NONBLOCK, 0, 0);
    return ends;
  }

  private static long write(OpenFile end, byte[] bytes) {
    return end.write(new ArrayTransfer(bytes, 0, bytes.length), 0);
  }

  @Test
  void behavesAsAQueueOfBytes() {
    int before = rig.frames.free();
    OpenFile[] ends = newPipe();
    Random random = new Random(7);
    ArrayDeque<Byte> model = new ArrayDeque<>();
    for (int step = 0; step < STEPS; step++) {
      int length = random.nextInt(random.nextInt(8) == 0 ? 70_000 : 5000);
      byte[] bytes = new byte[length];
      if (random.nextBoolean()) {
        random.nextBytes(bytes);
        long written = write(ends[1], bytes);
        int room = CAPACITY - model.size();
        long expected = length <= room ? length : length <= Pipe.PIPE_BUF || room == 0 ? -1 : room;
        assertThat(written).isEqualTo(expected < 0 ? -Errno.EAGAIN : expected);
        for (int i = 0; i < written; i++) {
          model.add(bytes[i]);
        }
      } else {
        long got = ends[0].read(new ArrayTransfer(bytes, 0, length), 0);
        long expected = Math.min(length, model.size());
        assertThat(got).isEqualTo(length > 0 && model.isEmpty() ? -Errno.EAGAIN : expected);
        for (int i = 0; i < got; i++) {
          assertThat(bytes[i]).isEqualTo(model.remove());
        }
      }
      int readable = model.isEmpty() ? 0 : OpenFile.POLLIN;
      assertThat(ends[0].readiness()).isEqualTo(readable);
      boolean room = CAPACITY - model.size() >= Pipe.PIPE_BUF;
      assertThat(ends[1].readiness()).isEqualTo(room ? OpenFile.POLLOUT : 0);
    }
    ends[0].release();
    ends[1].release();
    assertThat(rig.frames.free()).isEqualTo(before);
  }

  @Test
  void withoutWritersComesTheEndAfterTheRest() {
    OpenFile[] ends = newPipe();
    write(ends[1], new byte[] {1, 2, 3});
    ends[1].release();
    byte[] got = new byte[10];
    assertThat(ends[0].readiness()).isEqualTo(OpenFile.POLLIN | OpenFile.POLLHUP);
    assertThat(ends[0].read(new ArrayTransfer(got, 0, 10), 0)).isEqualTo(3);
    assertThat(ends[0].read(new ArrayTransfer(got, 0, 10), 0)).isZero();
    assertThat(ends[0].readiness()).isEqualTo(OpenFile.POLLHUP);
  }

  @Test
  void withoutReadersWritingIsAnError() {
    OpenFile[] ends = newPipe();
    ends[0].release();
    assertThat(write(ends[1], new byte[] {1})).isEqualTo(-Errno.EPIPE);
    assertThat(ends[1].readiness() & OpenFile.POLLERR).isNotZero();
  }

  @Test
  void emptyPipeHoldsNoMemory() {
    OpenFile[] ends = newPipe();
    int before = rig.frames.free();
    write(ends[1], new byte[30_000]);
    assertThat(rig.frames.free()).isEqualTo(before - 8);
    ends[0].read(new ArrayTransfer(new byte[30_000], 0, 30_000), 0);
    assertThat(rig.frames.free()).isEqualTo(before);
  }

  @Test
  void usedUpMemoryIsAnErrorNotAWait() {
    long frame = rig.vfs.allocatePage(false);
    while (frame != 0) {
      frame = rig.vfs.allocatePage(false);
    }
    OpenFile[] ends = newPipe();
    assertThat(write(ends[1], new byte[] {1})).isEqualTo(-Errno.ENOMEM);
  }

  @Test
  void fifoConnectsThoseWhoOpenIt() {
    int mode = FileMode.FIFO | 0666;
    new DirectoryChange(rig.vfs, rig.caller()).make(rig.here(), "/fifo", mode, 0, null);
    assertThat(rig.tryOpen("/fifo", OpenFlags.WRONLY | OpenFlags.NONBLOCK, 0))
        .as("nobody reads")
        .isEqualTo(-Errno.ENXIO);
    OpenFile reader = rig.open("/fifo", OpenFlags.RDONLY | OpenFlags.NONBLOCK);
    byte[] got = new byte[4];
    assertThat(reader.read(new ArrayTransfer(got, 0, 4), 0)).as("nobody writes").isZero();
    assertThat(reader.readiness()).as("nobody has ever written").isZero();
    OpenFile writer = rig.open("/fifo", OpenFlags.WRONLY);
    assertThat(reader.read(new ArrayTransfer(got, 0, 4), 0)).isEqualTo(-Errno.EAGAIN);
    write(writer, new byte[] {5, 6});
    assertThat(reader.read(new ArrayTransfer(got, 0, 4), 0)).isEqualTo(2);
    writer.release();
    assertThat(reader.readiness()).isEqualTo(OpenFile.POLLHUP);
    reader.release();
    OpenFile both = rig.open("/fifo", OpenFlags.RDWR | OpenFlags.NONBLOCK);
    assertThat(both.read(new ArrayTransfer(got, 0, 4), 0)).isEqualTo(-Errno.EAGAIN);
  }

  @Test
  void namingAFifoDoesNotOpenIt() {
    int mode = FileMode.FIFO | 0666;
    new DirectoryChange(rig.vfs, rig.caller()).make(rig.here(), "/fifo", mode, 0, null);
    OpenFile place = rig.open("/fifo", OpenFlags.PATH);
    OpenFile reader = rig.open("/fifo", OpenFlags.RDONLY | OpenFlags.NONBLOCK);
    OpenFile writer = rig.open("/fifo", OpenFlags.WRONLY);
    assertThat(write(writer, new byte[] {1})).isEqualTo(1);
    assertThat(reader.readiness()).isEqualTo(OpenFile.POLLIN);
    place.release();
    assertThat(reader.readiness()).isEqualTo(OpenFile.POLLIN);
  }
}
