package org.matryoshka.guest.kernel.vfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.syscall.Errno;

/** The tree of mounts. */
class MountingTest {
  private final FilesRig rig = new FilesRig();

  @BeforeEach
  void makeTree() {
    rig.mkdir("/mnt");
    rig.mkdir("/other");
    rig.write("/mnt/below", "hidden");
    rig.write("/file", "file");
  }

  private long mount(String at, String options) {
    return rig.mounting.mountNew("tmpfs", "none", rig.find(at), 0, options);
  }

  @Test
  void mountHidesAndUnmountShowsAgain() {
    assertThat(mount("/mnt", "")).isZero();
    assertThat(rig.find("/mnt/below")).isNull();
    rig.write("/mnt/above", "seen");
    assertThat(rig.find("/mnt/../file")).isNotNull();
    assertThat(rig.mounting.unmount(rig.find("/mnt"), false)).isZero();
    assertThat(rig.read("/mnt/below")).isEqualTo("hidden");
    assertThat(rig.find("/mnt/above")).isNull();
  }

  @Test
  void memoryOfAnUnmountedFileSystemComesBack() {
    int before = rig.frames.free();
    mount("/mnt", "");
    rig.mkdir("/mnt/a");
    rig.mkdir("/mnt/a/b");
    rig.write("/mnt/a/b/c", "x".repeat(50_000));
    rig.write("/mnt/a/d", "y");
    assertThat(rig.frames.free()).isLessThan(before - 12);
    assertThat(rig.mounting.unmount(rig.find("/mnt"), false)).isZero();
    assertThat(rig.frames.free()).isEqualTo(before);
  }

  @Test
  void busyMountsStayUnlessDetachedLazily() {
    mount("/mnt", "");
    rig.write("/mnt/file", "x".repeat(5000));
    int full = rig.frames.free();
    OpenFile open = rig.open("/mnt/file", OpenFlags.RDONLY);
    assertThat(rig.mounting.unmount(rig.find("/mnt"), false)).isEqualTo(-Errno.EBUSY);
    assertThat(rig.mounting.unmount(rig.find("/mnt"), true)).isZero();
    assertThat(rig.find("/mnt/file")).isNull();
    assertThat(open.inode().size()).isEqualTo(5000);
    open.release();
    mount("/other", "");
    assertThat(rig.frames.free()).as("swept at the next change").isGreaterThan(full);
  }

  @Test
  void mountPointsCanNotBeRemovedOrRenamed() {
    mount("/mnt", "");
    assertThat(rig.rmdir("/mnt")).isEqualTo(-Errno.EBUSY);
    assertThat(rig.rename("/mnt", "/new")).isEqualTo(-Errno.EBUSY);
    rig.write("/mnt/x", "");
    assertThat(rig.rename("/mnt/x", "/x")).isEqualTo(-Errno.EXDEV);
  }

  @Test
  void bindMountShowsTheSameFilesWithItsOwnWayUpAndFlags() {
    rig.write("/mnt/shared", "one");
    assertThat(rig.mounting.bind(rig.find("/mnt"), rig.find("/other"), false)).isZero();
    rig.write("/other/shared", "two");
    assertThat(rig.read("/mnt/shared")).isEqualTo("two");
    rig.chdir("/other");
    assertThat(rig.pwd()).isEqualTo("/other");
    assertThat(rig.mounting.remount(rig.find("/other"), Mount.READ_ONLY, true, "")).isZero();
    int write = OpenFlags.WRONLY;
    assertThat(rig.tryOpen("/other/shared", write, 0)).isEqualTo(-Errno.EROFS);
    assertThat(rig.unlink("/other/shared")).isEqualTo(-Errno.EROFS);
    assertThat(rig.mkdir("/other/new")).isEqualTo(-Errno.EROFS);
    assertThat(rig.tryOpen("/mnt/shared", write, 0)).isZero();
  }

  @Test
  void deepBindTakesTheMountsBelowAlong() {
    rig.mkdir("/mnt/inner");
    mount("/mnt/inner", "");
    rig.write("/mnt/inner/file", "inner");
    assertThat(rig.mounting.bind(rig.find("/mnt"), rig.find("/other"), true)).isZero();
    assertThat(rig.read("/other/inner/file")).isEqualTo("inner");
    assertThat(rig.mounting.unmount(rig.find("/other"), false)).isEqualTo(-Errno.EBUSY);
    assertThat(rig.mounting.unmount(rig.find("/other"), true)).isZero();
    assertThat(rig.read("/mnt/inner/file")).isEqualTo("inner");
  }

  @Test
  void fileCanBeBoundOnFileOnly() {
    rig.write("/target", "old");
    assertThat(rig.mounting.bind(rig.find("/file"), rig.find("/target"), false)).isZero();
    assertThat(rig.read("/target")).isEqualTo("file");
    assertThat(rig.mounting.bind(rig.find("/file"), rig.find("/mnt"), false))
        .isEqualTo(-Errno.ENOTDIR);
  }

  @Test
  void movedMountIsAtItsNewPlace() {
    mount("/mnt", "");
    rig.write("/mnt/x", "moved");
    assertThat(rig.mounting.move(rig.find("/mnt"), rig.find("/other"))).isZero();
    assertThat(rig.read("/other/x")).isEqualTo("moved");
    assertThat(rig.read("/mnt/below")).isEqualTo("hidden");
    rig.mkdir("/other/in");
    assertThat(rig.mounting.move(rig.find("/other"), rig.find("/other/in")))
        .isEqualTo(-Errno.ELOOP);
  }

  @Test
  void limitsOfATmpfsHold() {
    mount("/mnt", "size=16k,nr_inodes=4");
    OpenFile file = rig.open("/mnt/a", OpenFlags.CREAT | OpenFlags.RDWR);
    byte[] bytes = new byte[20_000];
    assertThat(file.write(new ArrayTransfer(bytes, 0, bytes.length), 0)).isEqualTo(16384);
    assertThat(file.write(new ArrayTransfer(bytes, 0, 10), 16384)).isEqualTo(-Errno.ENOSPC);
    rig.write("/mnt/b", "");
    rig.write("/mnt/c", "");
    assertThat(rig.mkdir("/mnt/d")).isEqualTo(-Errno.ENOSPC);
    rig.unlink("/mnt/b");
    assertThat(rig.mkdir("/mnt/d")).isZero();
    assertThat(mount("/other", "size=1x")).isEqualTo(-Errno.EINVAL);
    assertThat(mount("/other", "colour=red")).isEqualTo(-Errno.EINVAL);
    assertThat(rig.mounting.mountNew("ext4", "x", rig.find("/other"), 0, ""))
        .isEqualTo(-Errno.ENODEV);
  }

  @Test
  void mountsAreLimitedInNumber() {
    long error = 0;
    for (int i = 0; i <= MountTable.MAXIMUM && error == 0; i++) {
      error = mount("/mnt", "size=4k");
    }
    assertThat(error).isEqualTo(-Errno.ENOSPC);
  }
}
