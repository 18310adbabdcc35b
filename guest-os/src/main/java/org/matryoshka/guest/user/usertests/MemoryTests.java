package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.magic.Memory;
import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Signals;
import org.matryoshka.guest.user.lib.Syscalls;

/** mmap and its relatives, brk, copy on write, the stack. */
final class MemoryTests {
  private static final int PRIVATE = 2;
  private static final int FIXED = 0x10;

  private MemoryTests() {}

  static void addTo(Sequence<UserTest> tests) {
    addMappings(tests);
    addFiles(tests);
    addHeapAndStack(tests);
  }

  /** Whether an access kills a process: its write or read of an address. */
  private abstract static class FaultingTest extends UserTest {
    FaultingTest(String name) {
      super(name);
    }

    final void killsWriter(long address, String what) {
      long child = Syscalls.fork();
      if (child == 0) {
        action(Signals.SEGV, 0, 0, 0);
        Memory.writeByte(address, 1);
        Syscalls.exitGroup(0);
      }
      expectKilled(Signals.SEGV, child, what);
    }

    final void killsReader(long address, String what) {
      long child = Syscalls.fork();
      if (child == 0) {
        action(Signals.SEGV, 0, 0, 0);
        Syscalls.exitGroup(Memory.readByte(address) & 0);
      }
      expectKilled(Signals.SEGV, child, what);
    }
  }

  private static void addMappings(Sequence<UserTest> tests) {
    tests.add(
        new FaultingTest("mmap: fresh memory is zero, unmapped memory faults") {
          @Override
          void run() {
            long memory = good(pages(8 * PAGE), "mmap");
            for (long at = memory; at < memory + 8 * PAGE; at += 8) {
              equal(0, Memory.readLong(at), "fresh memory");
            }
            Memory.writeLong(memory + PAGE, 77);
            equal(0, Syscalls.munmap(memory + 2 * PAGE, 2 * PAGE), "munmap of the middle");
            equal(77, Memory.readLong(memory + PAGE), "what is left before");
            Memory.writeLong(memory + 4 * PAGE, 78);
            killsReader(memory + 2 * PAGE, "read of what was unmapped");
            killsWriter(memory + 4 * PAGE - 1, "write to what was unmapped");
            equal(0, Syscalls.munmap(memory + 2 * PAGE, PAGE), "munmap of nothing");
            error(Errno.EINVAL, Syscalls.munmap(memory + 1, PAGE), "munmap of half a page");
            error(Errno.EINVAL, Syscalls.munmap(memory, 0), "munmap of no length");
          }
        });
    tests.add(
        new FaultingTest("mprotect: rights are kept") {
          @Override
          void run() {
            long memory = pages(4 * PAGE);
            Memory.writeLong(memory + PAGE, 5);
            equal(0, Syscalls.mprotect(memory + PAGE, PAGE, 1), "read only");
            equal(5, Memory.readLong(memory + PAGE), "still readable");
            killsWriter(memory + PAGE, "write to a read-only page");
            Memory.writeLong(memory + 2 * PAGE, 6);
            equal(0, Syscalls.mprotect(memory + PAGE, PAGE, 0), "no access");
            killsReader(memory + PAGE, "read of a page without access");
            equal(0, Syscalls.mprotect(memory + PAGE, PAGE, READ_WRITE), "all back");
            Memory.writeLong(memory + PAGE, 7);
            equal(7, Memory.readLong(memory + PAGE), "writable again");
            error(Errno.EINVAL, Syscalls.mprotect(memory + 1, PAGE, 1), "not at a page");
            Syscalls.munmap(memory + 2 * PAGE, PAGE);
            error(Errno.ENOMEM, Syscalls.mprotect(memory, 4 * PAGE, 1), "over a hole");
          }
        });
    tests.add(
        new FaultingTest("mmap: fixed addresses replace, wrong arguments are refused") {
          @Override
          void run() {
            long memory = pages(4 * PAGE);
            Memory.writeLong(memory + PAGE, 5);
            equal(
                memory + PAGE,
                Syscalls.mmap(memory + PAGE, PAGE, READ_WRITE, PRIVATE_ANONYMOUS | FIXED, -1, 0),
                "fixed");
            equal(0, Memory.readLong(memory + PAGE), "replaced by zeros");
            error(
                Errno.EINVAL,
                Syscalls.mmap(memory + 1, PAGE, 3, PRIVATE_ANONYMOUS | FIXED, -1, 0),
                "half a page");
            error(Errno.EINVAL, Syscalls.mmap(0, 0, 3, PRIVATE_ANONYMOUS, -1, 0), "no length");
            error(
                Errno.EINVAL, Syscalls.mmap(0, PAGE, 3, 0x20, -1, 0), "neither private nor shared");
            error(Errno.EBADF, Syscalls.mmap(0, PAGE, 3, PRIVATE, 99, 0), "a closed descriptor");
            error(
                Errno.ENOMEM,
                Syscalls.mmap(0, 1L << 47, 3, PRIVATE_ANONYMOUS, -1, 0),
                "more than there are addresses");
            check(
                Syscalls.mmap(0xffff888000000000L, PAGE, 3, PRIVATE_ANONYMOUS | FIXED, -1, 0) < 0,
                "the kernel's addresses");
            check(Syscalls.mmap(0, -PAGE, 3, PRIVATE_ANONYMOUS, -1, 0) < 0, "a negative length");
            check(Syscalls.munmap(0x7fff_ffff_f000L, -1L) < 0, "munmap of everything");
          }
        });
    tests.add(
        new UserTest("mmap: many times the memory there is costs only what is touched") {
          @Override
          void run() {
            byte[] info = new byte[112];
            Syscalls.sysinfo(address(info));
            long size = Math.min(LittleEndian.getLong(info, 32) / 2, 128L << 20) & -PAGE;
            long[] places = new long[12];
            for (int i = 0; i < places.length; i++) {
              places[i] = good(pages(size), "mmap");
              Memory.writeLong(places[i] + size - 8, i + 1);
            }
            for (int i = 0; i < places.length; i++) {
              equal(i + 1, Memory.readLong(places[i] + size - 8), "value");
              equal(0, Memory.readLong(places[i]), "untouched");
            }
          }
        });
    tests.add(
        new UserTest("mmap: copy on write goes both ways, three deep") {
          @Override
          void run() {
            long memory = pages(16 * PAGE);
            for (int i = 0; i < 16; i++) {
              Memory.writeInt(memory + i * PAGE, 100 + i);
            }
            long child = Syscalls.fork();
            if (child == 0) {
              Memory.writeInt(memory + PAGE, 1);
              long grandchild = Syscalls.fork();
              if (grandchild == 0) {
                equal(1, Memory.readInt(memory + PAGE), "the grandchild sees the child's page");
                equal(102, Memory.readInt(memory + 2 * PAGE), "and the first one's");
                Memory.writeInt(memory + 2 * PAGE, 2);
                end();
              }
              expectExit(0, grandchild, "grandchild");
              equal(102, Memory.readInt(memory + 2 * PAGE), "not the grandchild's");
              end();
            }
            Memory.writeInt(memory + 3 * PAGE, 3);
            expectExit(0, child, "child");
            equal(101, Memory.readInt(memory + PAGE), "not the child's");
            equal(102, Memory.readInt(memory + 2 * PAGE), "not the grandchild's");
          }
        });
    tests.add(
        new UserTest("mmap: shared memory is shared with children") {
          @Override
          void run() {
            long memory = Syscalls.mmap(0, PAGE, READ_WRITE, 0x21, -1, 0);
            if (memory < 0) {
              skip("no shared mappings here");
              return;
            }
            long child = Syscalls.fork();
            if (child == 0) {
              Memory.writeInt(memory, 4711);
              Syscalls.exitGroup(0);
            }
            expectExit(0, child, "child");
            equal(4711, Memory.readInt(memory), "the child's value");
          }
        });
  }

  private static void addFiles(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("mmap: a private file mapping reads the file and never writes it") {
          @Override
          void run() {
            int fd = file("f", "mapped file");
            Syscalls.ftruncate(fd, 3 * PAGE - 10);
            Syscalls.pwrite64(fd, text("page two"), 8, PAGE);
            long memory = good(Syscalls.mmap(0, 3 * PAGE, READ_WRITE, PRIVATE, fd, 0), "mmap");
            Syscalls.close(fd);
            equal('m', Memory.readByte(memory), "first byte");
            equal('p', Memory.readByte(memory + PAGE), "second page");
            equal(0, Memory.readByte(memory + 3 * PAGE - 1), "behind the file's end");
            Memory.writeByte(memory, 'X');
            equalText(
                "mapped file",
                read((int) Syscalls.open(text("f"), 0, 0)).substring(0, 11),
                "the file");
            equal('X', Memory.readByte(memory), "the own copy");
            fd = (int) Syscalls.open(text("f"), 0, 0);
            long second =
                good(Syscalls.mmap(0, PAGE, 1, PRIVATE, fd, PAGE), "from the second page");
            equal('p', Memory.readByte(second), "offset");
            error(
                Errno.EINVAL, Syscalls.mmap(0, PAGE, 1, PRIVATE, fd, 100), "half a page's offset");
            int writeOnly = (int) Syscalls.open(text("f"), 1, 0);
            error(
                Errno.EACCES,
                Syscalls.mmap(0, PAGE, 1, PRIVATE, writeOnly, 0),
                "a file opened for writing");
          }
        });
    tests.add(
        new UserTest("mmap: pages behind a file's end give SIGBUS") {
          @Override
          void run() {
            int fd = file("f", "short");
            long memory = good(Syscalls.mmap(0, 2 * PAGE, 1, PRIVATE, fd, 0), "mmap");
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.exitGroup(Memory.readByte(memory + PAGE));
            }
            expectKilled(7, child, "child");
          }
        });
    tests.add(
        new UserTest("mmap: system calls read and write mapped memory") {
          @Override
          void run() {
            int fd = file("f", "0123456789");
            long memory = pages(2 * PAGE);
            equal(
                10,
                Syscalls.read(fd, memory + PAGE - 5, 10),
                "read over a page's end into fresh memory");
            equal('5', Memory.readByte(memory + PAGE), "byte");
            Syscalls.mprotect(memory + PAGE, PAGE, 1);
            Syscalls.lseek(fd, 0, 0);
            long count = Syscalls.read(fd, memory + PAGE - 5, 10);
            check(count == 5 || count == -Errno.EFAULT, "read into a read-only page: " + count);
            error(
                Errno.EFAULT,
                Syscalls.pread64(fd, memory + PAGE, 5, 0),
                "read into a read-only page alone");
            equal('5', Memory.readByte(memory + PAGE), "the read-only page");
          }
        });
  }

  private static void addHeapAndStack(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("brk: grows with zeros, shrinks, refuses too much") {
          @Override
          void run() {
            long end = Syscalls.brk(0);
            equal(end + 10 * PAGE, Syscalls.brk(end + 10 * PAGE), "grow");
            equal(0, Memory.readLong(end + 9 * PAGE), "fresh");
            Memory.writeLong(end + 9 * PAGE, 9);
            equal(end, Syscalls.brk(end), "shrink");
            equal(end + 10 * PAGE, Syscalls.brk(end + 10 * PAGE), "grow again");
            equal(0, Memory.readLong(end + 9 * PAGE), "zero again");
            equal(
                end + 10 * PAGE,
                Syscalls.brk(0x7000_0000_0000_0000L),
                "far too much changes nothing");
            equal(end + 10 * PAGE, Syscalls.brk(1), "nor does too little");
          }
        });
    tests.add(
        new UserTest("stack: grows by 1 MiB, and ends at its limit with SIGSEGV") {
          @Override
          void run() {
            equal(10_000, depth(10_000), "recursion");
            long child = Syscalls.fork();
            if (child == 0) {
              action(Signals.SEGV, 0, 0, 0);
              depth(Integer.MAX_VALUE);
              Syscalls.exitGroup(0);
            }
            expectKilled(Signals.SEGV, child, "endless recursion");
          }

          // A call for each level, with something to do behind it, so that it stays one.
          private int depth(int levels) {
            long[] kept = null;
            if (levels == 0) {
              return 0;
            }
            int below = depth(levels - 1);
            if (below == -1) {
              kept = new long[below];
            }
            return kept == null ? below + 1 : 0;
          }
        });
    tests.add(
        new UserTest("mremap: moves and grows") {
          @Override
          void run() {
            long memory = pages(2 * PAGE);
            Memory.writeLong(memory + PAGE, 11);
            pages(PAGE);
            long moved = Syscalls.mremap(memory, 2 * PAGE, 64 * PAGE, 1, 0);
            if (moved == -Errno.ENOSYS) {
              skip("no mremap here");
              return;
            }
            good(moved, "mremap");
            equal(11, Memory.readLong(moved + PAGE), "content");
            equal(0, Memory.readLong(moved + 63 * PAGE), "the new part");
          }
        });
  }
}
