package org.matryoshka.guest.kernel.fs.tmpfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.PageSource;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.vfs.ArrayTransfer;
import org.matryoshka.guest.kernel.vfs.FilesRig;
import org.matryoshka.guest.kernel.vfs.OpenFile;
import org.matryoshka.guest.kernel.vfs.OpenFlags;
import org.matryoshka.guest.magic.Memory;

/** The contents of files: random reads, writes and cuts against an array; holes; limits. */
class TmpFileModelTest {
  private static final int LARGEST = 300_000;
  private static final int STEPS = 4000;

  private final FilesRig rig = new FilesRig();

  private OpenFile newFile() {
    return rig.open("/file", OpenFlags.CREAT | OpenFlags.RDWR);
  }

  @Test
  void behavesAsAnArrayOfBytes() {
    Random random = new Random(42);
    int freeBefore = rig.frames.free();
    OpenFile file = newFile();
    byte[] model = new byte[LARGEST];
    int size = 0;
    for (int step = 0; step < STEPS; step++) {
      int at = random.nextInt(LARGEST);
      int length = random.nextInt(Math.min(20_000, LARGEST - at) + 1);
      int kind = random.nextInt(10);
      if (kind < 4) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        assertThat(file.write(new ArrayTransfer(bytes, 0, length), at)).isEqualTo(length);
        System.arraycopy(bytes, 0, model, at, length);
        size = length == 0 ? size : Math.max(size, at + length);
      } else if (kind < 8) {
        byte[] bytes = new byte[length];
        int expected = Math.max(0, Math.min(length, size - at));
        assertThat(file.read(new ArrayTransfer(bytes, 0, length), at)).isEqualTo(expected);
        assertThat(Arrays.copyOf(bytes, expected))
            .isEqualTo(Arrays.copyOfRange(model, at, at + expected));
      } else if (kind == 8) {
        assertThat(file.inode().truncate(at)).isZero();
        Arrays.fill(model, Math.min(at, size), LARGEST, (byte) 0);
        size = at;
      } else {
        checkPage(file, random.nextInt(LARGEST / 4096 + 1), model, size);
      }
      assertThat(file.inode().size()).isEqualTo(size);
    }
    file.release();
    rig.unlink("/file");
    assertThat(rig.frames.free()).as("all frames come back").isEqualTo(freeBefore);
  }

  private void checkPage(OpenFile file, int index, byte[] model, int size) {
    long frame = file.pages().page(index, false);
    if ((long) index * 4096 >= size) {
      assertThat(frame).isEqualTo(PageSource.BEYOND_END);
      return;
    }
    byte[] page = new byte[4096];
    Memory.copyToArray(FrameAllocator.address(frame), page, 0, 4096);
    byte[] expected = Arrays.copyOfRange(model, index * 4096, index * 4096 + 4096);
    assertThat(page).as("page %d, zeros behind the end", index).isEqualTo(expected);
    rig.frames.free(frame);
  }

  @Test
  void holesTakeNoMemory() {
    OpenFile file = newFile();
    int before = rig.frames.free();
    long far = 1L << 50;
    assertThat(file.write(new ArrayTransfer(new byte[] {7}, 0, 1), far)).isEqualTo(1);
    assertThat(file.inode().size()).isEqualTo(far + 1);
    assertThat(file.inode().blocks()).isEqualTo(8);
    assertThat(before - rig.frames.free()).isEqualTo(1);
    byte[] read = {1, 1, 1, 1};
    assertThat(file.read(new ArrayTransfer(read, 0, 4), far - 3)).isEqualTo(4);
    assertThat(read).containsExactly(0, 0, 0, 7);
    assertThat(file.write(new ArrayTransfer(read, 0, 4), Long.MAX_VALUE - 2))
        .isEqualTo(-Errno.EFBIG);
    file.inode().truncate(3);
    assertThat(rig.frames.free()).isEqualTo(before);
  }

  @Test
  void fullMemoryIsAnErrorAndLeavesARest() {
    OpenFile file = newFile();
    byte[] chunk = new byte[1 << 20];
    long at = 0;
    long written = file.write(new ArrayTransfer(chunk, 0, chunk.length), at);
    while (written > 0) {
      at += written;
      written = file.write(new ArrayTransfer(chunk, 0, chunk.length), at);
    }
    assertThat(written).isEqualTo(-Errno.ENOSPC);
    assertThat(at).as("half of memory").isEqualTo(rig.frames.total() / 2 * 4096L);
    assertThat(rig.frames.free()).isGreaterThan(100);
  }

  @Test
  void unlinkedFileLivesWhileOpenOrMapped() {
    OpenFile file = newFile();
    int before = rig.frames.free();
    file.write(new ArrayTransfer(new byte[] {1, 2, 3}, 0, 3), 0);
    PageSource mapping = file.pages();
    mapping.retain();
    rig.unlink("/file");
    file.release();
    assertThat(mapping.size()).isEqualTo(3);
    long frame = mapping.page(0, false);
    assertThat(Memory.readByte(FrameAllocator.address(frame) + 2)).isEqualTo((byte) 3);
    mapping.release();
    assertThat(rig.frames.references(frame)).as("ours alone").isEqualTo(1);
    rig.frames.free(frame);
    assertThat(rig.frames.free()).isEqualTo(before);
  }

  @Test
  void longLinksTakePagesOfTheFileSystem() {
    int before = rig.frames.free();
    String target = "x".repeat(4000);
    assertThat(rig.symlink(target, "/long")).isZero();
    assertThat(rig.symlink("y".repeat(100), "/short")).isZero();
    assertThat(rig.frames.free()).isEqualTo(before - 1);
    assertThat(rig.root.inode().lookup(rig.root.dentry(), "long").inode().target())
        .isEqualTo(target);
    rig.unlink("/long");
    assertThat(rig.frames.free()).isEqualTo(before);
  }

  @Test
  void filesOfManyHolesPayForTheirTrees() {
    OpenFile file = newFile();
    int pages = 0;
    long written = 1;
    while (written == 1) {
      written = file.write(new ArrayTransfer(new byte[1], 0, 1), (long) pages << 40);
      pages++;
    }
    assertThat(written).isEqualTo(-Errno.ENOSPC);
    assertThat(pages).isLessThan(rig.frames.total() / 2 * 9 / 10);
  }
}
