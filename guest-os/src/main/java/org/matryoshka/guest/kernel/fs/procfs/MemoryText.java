package org.matryoshka.guest.kernel.fs.procfs;

import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.FrameAllocator;
import org.matryoshka.guest.kernel.memory.PageSource;
import org.matryoshka.guest.kernel.memory.Protection;
import org.matryoshka.guest.kernel.memory.VirtualArea;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.kernel.task.Process;
import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.ByteOutput;

/** The files about a process's memory: {@code maps}, {@code environ}. */
final class MemoryText {
  private static final int PATH_COLUMN = 73;
  private static final int ADDRESS_DIGITS = 8;
  private static final int LARGEST_ENVIRONMENT = 128 << 10;

  private MemoryText() {}

  /** A line for each area: range, rights, offset, device, inode, what it shows. */
  static long maps(Process process, ByteOutput out) {
    if (!ProcFileSystem.mayInspect(process)) {
      return -Errno.EACCES;
    }
    AddressSpace memory = process.memory();
    VirtualArea area = memory == null ? null : memory.firstArea();
    while (area != null) {
      line(area, out);
      area = area.next();
    }
    return 0;
  }

  private static void line(VirtualArea area, ByteOutput out) {
    int rights = area.protection();
    out.hex(area.start(), ADDRESS_DIGITS).put('-').hex(area.end(), ADDRESS_DIGITS).put(' ');
    out.put((rights & Protection.READ) != 0 ? 'r' : '-');
    out.put((rights & Protection.WRITE) != 0 ? 'w' : '-');
    out.put((rights & Protection.EXECUTE) != 0 ? 'x' : '-');
    out.put(area.isShared() ? 's' : 'p').put(' ');
    PageSource source = area.source();
    long offset = source == null ? 0 : area.firstPage() << FrameAllocator.PAGE_SHIFT;
    int device = source == null ? 0 : source.device();
    out.hex(offset, ADDRESS_DIGITS).put(' ');
    out.hex(device >> 8, 2).put(':').hex(device & 0xff, 2).put(' ');
    out.decimal(source == null ? 0 : source.inodeNumber());
    String shown = source == null ? null : source.path();
    if (area.kind() == VirtualArea.HEAP) {
      shown = "[heap]";
    } else if (area.kind() == VirtualArea.STACK) {
      shown = "[stack]";
    }
    if (shown != null) {
      out.column(PATH_COLUMN).text(shown);
    } else {
      out.put(' ');
    }
    out.line();
  }

  /** The environment as it lies on the stack; what is not present is left out. */
  static long environment(Process process, ByteOutput out) {
    if (!ProcFileSystem.mayInspect(process)) {
      return -Errno.EACCES;
    }
    AddressSpace memory = process.memory();
    if (memory == null) {
      return 0;
    }
    long at = memory.argumentsEnd();
    long end = Math.min(memory.environmentEnd(), at + LARGEST_ENVIRONMENT);
    while (at < end) {
      long address = memory.peek(at);
      long inPage = FrameAllocator.PAGE_SIZE - (at & (FrameAllocator.PAGE_SIZE - 1));
      if (address == 0) {
        break;
      }
      int length = (int) Math.min(end - at, inPage);
      for (int i = 0; i < length; i++) {
        out.put(Memory.readByte(address + i));
      }
      at += length;
    }
    return 0;
  }
}
