package org.matryoshka.guest.kernel.vfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matryoshka.guest.kernel.syscall.Errno;

/**
 * What chroot keeps in, what it does not, and how pivot_root does better ({@code docs/chroot.md}).
 */
class ChrootTest {
  private final FilesRig rig = new FilesRig();

  @BeforeEach
  void makeTree() {
    rig.mkdir("/jail");
    rig.mkdir("/jail/bin");
    rig.write("/secret", "outside");
    rig.write("/jail/secret", "inside");
    rig.symlink("/secret", "/jail/link");
    rig.symlink("../../../secret", "/jail/bin/up");
  }

  private void chroot(String path) {
    rig.context.setRoot(rig.find(path));
  }

  @Test
  void rootIsTheEndOfDotDotAndTheStartOfAbsoluteLinks() {
    chroot("/jail");
    rig.chdir("/");
    assertThat(rig.read("/secret")).isEqualTo("inside");
    assertThat(rig.read("/../../secret")).isEqualTo("inside");
    assertThat(rig.read("/link")).isEqualTo("inside");
    assertThat(rig.read("bin/up")).isEqualTo("inside");
    assertThat(rig.pwd()).isEqualTo("/");
  }

  @Test
  void workingDirectoryOutsideStaysOutside() {
    chroot("/jail");
    assertThat(rig.read("secret")).as("chroot does not change the directory").isEqualTo("outside");
    assertThat(PathName.isReachable(rig.here(), rig.context.root())).isFalse();
  }

  /** The classic escape: with a directory open outside, the way up never meets the root. */
  @Test
  void superuserWithAnOpenDirectoryGetsOut() {
    chroot("/jail");
    rig.chdir("/");
    OpenFile outside = rig.open(".", OpenFlags.DIRECTORY);
    rig.mkdir("deeper");
    chroot("deeper");
    rig.context.setWorkingDirectory(outside.location());
    for (int i = 0; i < 5; i++) {
      assertThat(rig.chdir("..")).isZero();
    }
    chroot(".");
    assertThat(rig.read("/secret")).isEqualTo("outside");
  }

  /** The cure: after pivot_root and the unmounting of the old root there is no outside. */
  @Test
  void afterPivotRootTheEscapeEndsInTheNewRoot() {
    assertThat(rig.mounting.bind(rig.find("/jail"), rig.find("/jail"), false)).isZero();
    rig.mkdir("/jail/old");
    assertThat(rig.chdir("/jail")).isZero();
    Location newRoot = rig.find("/jail");
    assertThat(rig.mounting.pivotRoot(rig.context.root(), newRoot, rig.find("/jail/old"))).isZero();
    assertThat(rig.context.root().same(newRoot)).isTrue();
    assertThat(rig.read("/old/secret")).as("the old root hangs below").isEqualTo("outside");
    rig.chdir("/");
    assertThat(rig.mounting.unmount(rig.find("/old"), true)).isZero();
    assertThat(rig.read("/secret")).isEqualTo("inside");

    OpenFile top = rig.open(".", OpenFlags.DIRECTORY);
    rig.mkdir("deeper");
    chroot("deeper");
    rig.context.setWorkingDirectory(top.location());
    for (int i = 0; i < 5; i++) {
      rig.chdir("..");
    }
    chroot(".");
    assertThat(rig.read("/secret")).as("the same escape leads nowhere").isEqualTo("inside");
  }

  @Test
  void pivotRootRefusesWhatLinuxRefuses() {
    Location root = rig.context.root();
    rig.mkdir("/jail/old");
    assertThat(rig.mounting.pivotRoot(root, rig.find("/jail"), rig.find("/jail/old")))
        .as("a new root on the same mount")
        .isEqualTo(-Errno.EBUSY);
    rig.mounting.bind(rig.find("/jail"), rig.find("/jail"), false);
    assertThat(rig.mounting.pivotRoot(root, rig.find("/jail"), rig.find("/")))
        .as("the old root outside the new one")
        .isEqualTo(-Errno.EBUSY);
    assertThat(rig.mounting.pivotRoot(root, rig.find("/jail/bin"), rig.find("/jail/old")))
        .as("a new root that is no mount point")
        .isEqualTo(-Errno.EINVAL);
    assertThat(rig.mounting.pivotRoot(root, rig.find("/jail"), rig.find("/jail/secret")))
        .isEqualTo(-Errno.ENOTDIR);
  }

  @Test
  void pivotRootOntoItselfHidesTheOldRootUntilItIsUnmounted() {
    rig.mounting.bind(rig.find("/jail"), rig.find("/jail"), false);
    rig.chdir("/jail");
    assertThat(rig.mounting.pivotRoot(rig.context.root(), rig.here(), rig.here())).isZero();
    assertThat(rig.mounting.unmount(rig.vfs.mounts().top(rig.here()), true)).isZero();
    rig.chdir("/");
    assertThat(rig.read("/secret")).isEqualTo("inside");
  }
}
