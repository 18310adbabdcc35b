package org.matryoshka.guest.kernel.exec;

import static org.matryoshka.guest.kernel.memory.FrameAllocator.PAGE_SIZE;

import org.matryoshka.guest.kernel.memory.AddressSpace;
import org.matryoshka.guest.kernel.memory.Protection;
import org.matryoshka.guest.kernel.syscall.Errno;
import org.matryoshka.guest.magic.Memory;

/**
 * Maps an ELF64 executable into a new address space. Segments are mapped from the file: their pages
 * come when they are touched, and those that nobody writes to are shared with all others that run
 * the program.
 */
final class ElfLoader {
  /** Where a program begins that can run anywhere. */
  private static final long RELOCATABLE_BASE = 0x40_0000;

  private static final long PREPARED_PAGES = 8;

  private final ElfHeader header = new ElfHeader();
  private final FileContent file;
  private long bias;

  ElfLoader(FileContent file) {
    this.file = file;
  }

  /** Looks at the headers; 0 or -ENOEXEC. Nothing is mapped yet. */
  long check() {
    if (!header.read(file)) {
      return -Errno.ENOEXEC;
    }
    if (header.isRelocatable()) {
      bias = RELOCATABLE_BASE;
    } else if (lowest() < AddressSpace.LOWEST) {
      return -Errno.ENOEXEC;
    }
    return 0;
  }

  /** Maps a program that passed {@link #check}; 0 or a negative errno. */
  long map(AddressSpace space) {
    long heap = 0;
    for (int i = 0; i < header.count(); i++) {
      if (header.type(i) == ElfHeader.LOAD && header.memorySize(i) != 0) {
        long error = mapSegment(space, i);
        if (error != 0) {
          return error;
        }
        heap = bias + header.address(i) + header.memorySize(i);
      }
    }
    space.setHeap(heap);
    long entry = entry() & -PAGE_SIZE;
    space.populate(entry, entry + PREPARED_PAGES * PAGE_SIZE);
    return 0;
  }

  /** The address of the first instruction. */
  long entry() {
    return bias + header.entry();
  }

  /** Where the program sees its program headers; 0 if it does not map them. */
  long headers() {
    long address = header.tableAddress();
    return address == 0 ? 0 : bias + address;
  }

  /** The number of program headers. */
  int headerCount() {
    return header.count();
  }

  boolean wantsExecutableStack() {
    return header.wantsExecutableStack();
  }

  private long lowest() {
    for (int i = 0; i < header.count(); i++) {
      if (header.type(i) == ElfHeader.LOAD && header.memorySize(i) != 0) {
        return header.address(i);
      }
    }
    return 0;
  }

  private long mapSegment(AddressSpace space, int i) {
    long start = bias + header.address(i) & -PAGE_SIZE;
    long fileEnd = bias + header.address(i) + header.fileSize(i);
    long end = bias + header.address(i) + header.memorySize(i);
    long filePagesEnd = header.fileSize(i) == 0 ? start : fileEnd + PAGE_SIZE - 1 & -PAGE_SIZE;
    int protection = protection(header.flags(i));
    if (filePagesEnd > start) {
      long firstPage = header.offset(i) >>> 12;
      long at =
          space.map(start, filePagesEnd - start, protection, true, false, file.pages(), firstPage);
      if (at != start) {
        return at < 0 ? at : -Errno.ENOMEM;
      }
    }
    if (end > filePagesEnd) {
      long at = space.map(filePagesEnd, end - filePagesEnd, protection, true, false, null, 0);
      if (at != filePagesEnd) {
        return at < 0 ? at : -Errno.ENOMEM;
      }
    }
    // The rest of the last page from the file is not the file's: it is zero.
    boolean writable = (protection & Protection.WRITE) != 0;
    if (writable && end > fileEnd && filePagesEnd > fileEnd) {
      long at = space.reach(fileEnd, true);
      if (at == 0) {
        return -Errno.ENOMEM;
      }
      Memory.fill(at, 0, filePagesEnd - fileEnd);
    }
    return 0;
  }

  private static int protection(int flags) {
    int protection = Protection.NONE;
    if ((flags & ElfHeader.READABLE) != 0) {
      protection |= Protection.READ;
    }
    if ((flags & ElfHeader.WRITABLE) != 0) {
      protection |= Protection.WRITE;
    }
    if ((flags & ElfHeader.EXECUTABLE) != 0) {
      protection |= Protection.EXECUTE;
    }
    return protection;
  }
}
