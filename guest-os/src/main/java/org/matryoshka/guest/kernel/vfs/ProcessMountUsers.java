package org.matryoshka.guest.kernel.vfs;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.task.Process;

/** The processes of the task table as users of mounts. */
public final class ProcessMountUsers implements MountUsers {
  @Override
  public boolean standIn(Mount mount) {
    for (Process p = Kernel.tasks().processAfter(0);
        p != null;
        p = Kernel.tasks().processAfter(p.id())) {
      FileSystemContext context = p.context();
      if (context != null
          && (context.root().mount() == mount || context.workingDirectory().mount() == mount)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void moveAll(Location from, Location to) {
    for (Process p = Kernel.tasks().processAfter(0);
        p != null;
        p = Kernel.tasks().processAfter(p.id())) {
      FileSystemContext context = p.context();
      if (context != null) {
        context.replace(from, to);
      }
    }
  }
}
