package org.matryoshka.guest.kernel.memory;

import static org.matryoshka.guest.kernel.memory.AddressSpace.pageUp;
import static org.matryoshka.guest.kernel.memory.FrameAllocator.PAGE_SIZE;

import org.matryoshka.guest.kernel.syscall.Errno;

/** Makes a mapping longer or shorter, where it is or somewhere else (mremap). */
final class Remapping {
  private final AddressSpace space;
  private final AreaList areas;
  private final UserPages pages;

  Remapping(AddressSpace space, AreaList areas, UserPages pages) {
    this.space = space;
    this.areas = areas;
    this.pages = pages;
  }

  /** See {@link AddressSpace#resize}. */
  long resize(long start, long oldLength, long newLength, boolean mayMove) {
    VirtualArea area = areas.find(start);
    if ((start & PAGE_SIZE - 1) != 0 || newLength <= 0 || newLength > UserMemory.LIMIT) {
      return -Errno.EINVAL;
    }
    long oldSize = pageUp(oldLength);
    boolean inside = oldLength > 0 && oldLength <= UserMemory.LIMIT;
    if (area == null || !inside || start + oldSize > area.end) {
      return -Errno.EFAULT;
    }
    long newSize = pageUp(newLength);
    if (areas.isFull() || (newSize > oldSize && space.isTooMuch(newSize))) {
      return -Errno.ENOMEM;
    }
    if (newSize == oldSize) {
      return start;
    }
    if (newSize < oldSize) {
      space.remove(start + newSize, start + oldSize);
      return start;
    }
    long end = start + oldSize;
    if (end == area.end
        && UserMemory.isRange(start, newSize)
        && areas.isEmpty(end, start + newSize)) {
      area.end = start + newSize;
      return start;
    }
    return mayMove ? move(area, start, oldSize, newSize) : -Errno.ENOMEM;
  }

  private long move(VirtualArea area, long start, long oldSize, long newSize) {
    long target = space.place(0, newSize);
    if (target == 0) {
      return -Errno.ENOMEM;
    }
    space.add(
        target,
        target + newSize,
        area.protection,
        VirtualArea.PLAIN,
        area.shared,
        area.source,
        area.source == null ? 0 : area.pageOf(start));
    if (!pages.move(start, target, oldSize)) {
      pages.move(target, start, oldSize); // the tables for the way back are all there
      space.remove(target, target + newSize);
      return -Errno.ENOMEM;
    }
    space.remove(start, start + oldSize);
    return target;
  }
}
