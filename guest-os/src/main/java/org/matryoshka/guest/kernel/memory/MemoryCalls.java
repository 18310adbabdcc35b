package org.matryoshka.guest.kernel.memory;

import static org.matryoshka.guest.kernel.memory.FrameAllocator.PAGE_SIZE;

import org.matryoshka.guest.kernel.Kernel;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.syscall.Syscall;
import org.matryoshka.guest.kernel.task.ResourceLimits;
import org.matryoshka.guest.kernel.task.Task;
import org.matryoshka.guest.kernel.vfs.OpenFile;

/** The system calls on the memory of the calling process. */
public final class MemoryCalls {
  private static final int MAP_SHARED = 1;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_SHARED_VALIDATE = 3;
  private static final int MAP_TYPE = 0xf;
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_POPULATE = 0x8000;
  private static final int MAP_FIXED_NOREPLACE = 0x10_0000;
  private static final int ALL_RIGHTS = Protection.READ | Protection.WRITE | Protection.EXECUTE;
  private static final int MREMAP_MAYMOVE = 1;
  private static final int MADV_DONTNEED = 4;
  private static final int MADV_LAST = 25;

  private MemoryCalls() {}

  private static AddressSpace memory() {
    return Task.current().process().memory();
  }

  /** Maps a file, or memory full of zeros. */
  @Syscall(number = 9, name = "mmap")
  public static long mmap(
      long address, long length, int protection, int flags, int descriptor, long offset) {
    int type = flags & MAP_TYPE;
    boolean shared = type == MAP_SHARED || type == MAP_SHARED_VALIDATE;
    if ((!shared && type != MAP_PRIVATE)
        || (protection & ~ALL_RIGHTS) != 0
        || (offset & PAGE_SIZE - 1) != 0
        || length == 0) {
      return -Errno.EINVAL;
    }
    if (length < 0 || length > UserMemory.LIMIT || offset < 0) {
      return offset < 0 ? -Errno.EOVERFLOW : -Errno.ENOMEM;
    }
    if (exceedsLimit(length)) {
      return -Errno.ENOMEM;
    }
    PageSource source = null;
    if ((flags & MAP_ANONYMOUS) == 0) {
      OpenFile file = Task.current().process().files().get(descriptor);
      long error = mayMap(file, shared, protection);
      if (error != 0) {
        return error;
      }
      source = file.pages();
    } else if (shared) {
      long pages = AddressSpace.pageUp(length) / PAGE_SIZE;
      if (pages > Kernel.frames().total()) {
        return -Errno.ENOMEM;
      }
      source = new SharedMemory(Kernel.frames(), (int) pages);
    }
    AddressSpace memory = memory();
    boolean fixed = (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0;
    if ((flags & MAP_FIXED_NOREPLACE) != 0
        && UserMemory.isRange(address, length)
        && !memory.isFree(address, address + AddressSpace.pageUp(length))) {
      return -Errno.EEXIST;
    }
    long firstPage = (flags & MAP_ANONYMOUS) == 0 ? offset / PAGE_SIZE : 0;
    long at = memory.map(address, length, protection, fixed, shared, source, firstPage);
    if (at > 0 && (flags & MAP_POPULATE) != 0) {
      memory.populate(at, at + length);
    }
    return at;
  }

  private static long mayMap(OpenFile file, boolean shared, int protection) {
    if (file == null) {
      return -Errno.EBADF;
    }
    boolean writes = shared && (protection & Protection.WRITE) != 0;
    if (!file.readable() || (writes && !file.writable())) {
      return -Errno.EACCES;
    }
    return file.pages() == null ? -Errno.ENODEV : 0;
  }

  /** Unmaps whatever lies in a range. */
  @Syscall(number = 11, name = "munmap")
  public static long munmap(long address, long length) {
    return memory().unmap(address, length);
  }

  /** Changes the rights of a range. */
  @Syscall(number = 10, name = "mprotect")
  public static long mprotect(long address, long length, int protection) {
    if ((protection & ~ALL_RIGHTS) != 0) {
      return -Errno.EINVAL;
    }
    return memory().protect(address, length, protection);
  }

  /** Moves the end of the heap; the end as it is then. */
  @Syscall(number = 12, name = "brk")
  public static long brk(long end) {
    long now = memory().brk(0);
    return end > now && exceedsLimit(end - now) ? now : memory().brk(end);
  }

  /** Whether so many bytes more would be more than RLIMIT_AS allows. */
  private static boolean exceedsLimit(long more) {
    ResourceLimits limits = Task.current().process().limits();
    return limits.soft(ResourceLimits.AS) != ResourceLimits.INFINITY
        && limits.exceeds(ResourceLimits.AS, memory().mappedBytes() + more);
  }

  /** Makes a mapping longer or shorter. */
  @Syscall(number = 25, name = "mremap", differs = "MREMAP_MAYMOVE only")
  public static long mremap(long address, long oldLength, long newLength, int flags, long target) {
    if ((flags & ~MREMAP_MAYMOVE) != 0) {
      return -Errno.EINVAL;
    }
    if (newLength > oldLength && oldLength >= 0 && exceedsLimit(newLength - oldLength)) {
      return -Errno.ENOMEM;
    }
    return memory().resize(address, oldLength, newLength, (flags & MREMAP_MAYMOVE) != 0);
  }

  /** Takes advice on the use of a range. */
  @Syscall(number = 28, name = "madvise", differs = "only MADV_DONTNEED has an effect")
  public static long madvise(long address, long length, int advice) {
    if ((address & PAGE_SIZE - 1) != 0 || advice < 0 || advice > MADV_LAST || length < 0) {
      return -Errno.EINVAL;
    }
    if (!UserMemory.isRange(address, length)) {
      return -Errno.ENOMEM;
    }
    AddressSpace memory = memory();
    long end = address + AddressSpace.pageUp(length);
    if (advice == MADV_DONTNEED) {
      memory.discard(address, end);
    }
    return memory.isMapped(address, end) ? 0 : -Errno.ENOMEM;
  }

  /** Writes a shared mapping back to its file. */
  @Syscall(number = 26, name = "msync", differs = "the file's pages are the mapping's: no effect")
  public static long msync(long address, long length, int flags) {
    if ((address & PAGE_SIZE - 1) != 0 || !UserMemory.isRange(address, length)) {
      return (address & PAGE_SIZE - 1) != 0 ? -Errno.EINVAL : -Errno.ENOMEM;
    }
    return memory().isMapped(address, address + AddressSpace.pageUp(length)) ? 0 : -Errno.ENOMEM;
  }

  /** Tells which pages of a range are in memory. */
  @Syscall(number = 27, name = "mincore")
  public static long mincore(long address, long length, long vector) {
    if ((address & PAGE_SIZE - 1) != 0) {
      return -Errno.EINVAL;
    }
    AddressSpace memory = memory();
    if (!UserMemory.isRange(address, length)
        || !memory.isMapped(address, address + AddressSpace.pageUp(length))) {
      return -Errno.ENOMEM;
    }
    UserMemory user = Kernel.userMemory();
    long pages = AddressSpace.pageUp(length) / PAGE_SIZE;
    for (long i = 0; i < pages; i++) {
      if (!user.writeByte(vector + i, memory.peek(address + i * PAGE_SIZE) == 0 ? 0 : 1)) {
        return user.error();
      }
    }
    return 0;
  }
}
