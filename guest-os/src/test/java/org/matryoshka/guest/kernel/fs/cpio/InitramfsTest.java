package org.matryoshka.guest.kernel.fs.cpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.vfs.DeviceTable;
import org.matryoshka.guest.kernel.vfs.FilesRig;
import org.matryoshka.guest.kernel.vfs.Inode;
import org.matryoshka.guest.kernel.vfs.PathWalk;
import org.matryoshka.guest.magic.Memory;

/** Unpacking the initial archive. */
class InitramfsTest {
  /** Where the archive lies: at the end of memory, so that frames are free below. */
  private static final long START = FilesRig.MEMORY - (1 << 20);

  private FilesRig rig = new FilesRig();

  private Initramfs place(byte[] archive) {
    long address = FrameAllocator.address(START);
    Memory.copyFromArray(archive, 0, archive.length, address);
    return new Initramfs(rig.vfs, rig.root, address, archive.length);
  }

  private static byte[] gnu() throws IOException {
    try (InputStream in = InitramfsTest.class.getResourceAsStream("/files/gnu.cpio")) {
      return in.readAllBytes();
    }
  }

  private Inode inode(String path) {
    PathWalk walk = rig.caller().walk(rig.vfs);
    assertThat(walk.walk(rig.root, path, 0)).as(path).isZero();
    return walk.location().inode();
  }

  @Test
  void unpacksWhatGnuCpioPacked() throws IOException {
    assertThat(place(gnu()).unpack()).isNull();
    assertThat(rig.read("/etc/motd")).isEqualTo("hello\n");
    assertThat(inode("/etc/motd").mode()).isEqualTo(0100644);
    assertThat(inode("/etc/motd").uid()).isEqualTo(1000);
    assertThat(inode("/etc/motd").gid()).isEqualTo(100);
    assertThat(inode("/etc/motd").modifyTime()).isEqualTo(1_700_000_000L * 1_000_000_000L);
    assertThat(inode("/etc/motd2")).isSameAs(inode("/etc/motd"));
    assertThat(inode("/etc/motd").links()).isEqualTo(2);
    assertThat(inode("/bin/link").target()).isEqualTo("../etc/motd");
    assertThat(rig.read("/bin/link")).isEqualTo("hello\n");
    assertThat(inode("/dev/null").mode()).isEqualTo(0020644);
    assertThat(inode("/dev/null").device()).isEqualTo(DeviceTable.number(1, 3));
    assertThat(inode("/dev/disk").device()).isEqualTo(DeviceTable.number(8, 17));
    assertThat(inode("/etc/fifo").mode()).isEqualTo(0010644);
    assertThat(inode("/bin/numbers").mode()).isEqualTo(0104755);
    assertThat(rig.read("/bin/numbers")).hasSize(13893).startsWith("1\n2\n").endsWith("\n3000\n");
    assertThat(inode("/empty").mode()).isEqualTo(0040750);
    assertThat(inode("/etc/none").size()).isZero();
  }

  @Test
  void contentsAtPageBoundariesAreNotCopied() {
    Packer packer = new Packer();
    packer.addAligned("program", 0100755, "x".repeat(10_000));
    packer.add("after", 0100644, "y");
    byte[] bytes = packer.finish();
    Initramfs archive = place(bytes);
    int before = rig.frames.free();
    assertThat(archive.unpack()).isNull();
    assertThat(rig.read("/program")).isEqualTo("x".repeat(10_000));
    assertThat(archive.sharedFrames()).as("the last page has the next header in it").isEqualTo(2);
    assertThat(before - rig.frames.free()).as("its copy, and the other file").isEqualTo(2);
  }

  @Test
  void damagedArchivesAreRefusedWithASentence() throws IOException {
    byte[] good = gnu();
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      rig = new FilesRig();
      byte[] bad = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        int header = random.nextInt(3) == 0 ? random.nextInt(bad.length) : random.nextInt(1500);
        bad[header] = (byte) (random.nextBoolean() ? random.nextInt() : 'f');
      }
      int length = random.nextInt(5) == 0 ? random.nextInt(bad.length) : bad.length;
      String problem = place(java.util.Arrays.copyOf(bad, length)).unpack();
      if (problem != null) {
        refused++;
        assertThat(problem).startsWith("corrupt initramfs: ").hasSizeLessThan(5000);
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(
            place(
                    "not an archive at all, but long enough to hold a header"
                        .repeat(3)
                        .getBytes(StandardCharsets.US_ASCII))
                .unpack())
        .contains("no cpio header")
        .contains("at byte 0");
    assertThat(place(new byte[100]).unpack()).contains("no TRAILER!!!");
    Packer orphan = new Packer();
    orphan.add("dir/file", 0100644, "x");
    assertThat(place(orphan.finish()).unpack())
        .contains("dir/file can't be made: its directory does not come before it");
    Packer twice = new Packer();
    twice.add("twice", 0100644, "x");
    twice.add("twice", 0100644, "y");
    rig = new FilesRig();
    assertThat(place(twice.finish()).unpack()).contains("the name comes twice");
  }

  /** Writes archives. */
  private static final class Packer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int inode;

    void add(String name, int mode, String content) {
      StringBuilder header = new StringBuilder("070701");
      int[] fields = {
        ++inode, mode, 0, 0, 1, 0, content.length(), 0, 0, 0, 0, name.length() + 1, 0
      };
      for (int field : fields) {
        header.append("%08X".formatted(field));
      }
      write(header + name + "\0");
      write(content);
    }

    /** Adds a file behind so many zeros that its contents begin at a page. */
    void addAligned(String name, int mode, String content) {
      while ((out.size() + 110 + name.length() + 1 + 3 & ~3) % 4096 != 0) {
        out.write(0);
      }
      add(name, mode, content);
    }

    private void write(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
      while (out.size() % 4 != 0) {
        out.write(0);
      }
    }

    byte[] finish() {
      add("TRAILER!!!", 0, "");
      return out.toByteArray();
    }
  }
}
