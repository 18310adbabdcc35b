package org.matryoshka.guest.user.usertests;

import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.FileStatus;
import org.matryoshka.guest.user.lib.OpenFlags;
import org.matryoshka.guest.user.lib.Syscalls;

/** Pipes, poll, select. */
final class PipeTests {
  private static final int POLLIN = 1;
  private static final int POLLOUT = 4;
  private static final int POLLERR = 8;
  private static final int POLLHUP = 16;
  private static final int POLLNVAL = 32;

  private PipeTests() {}

  /** What poll says of a descriptor without waiting. */
  private static int poll(int fd, int events, int timeout) {
    byte[] descriptor = new byte[8];
    LittleEndian.putInt(descriptor, 0, fd);
    LittleEndian.putShort(descriptor, 4, events);
    long result = Syscalls.poll(UserTest.address(descriptor), 1, timeout);
    return result < 0 ? (int) result : LittleEndian.getUnsignedShort(descriptor, 6);
  }

  static void addTo(Sequence<UserTest> tests) {
    addPipes(tests);
    addWaiting(tests);
  }

  private static void addPipes(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("pipe: bytes come in order, then the end") {
          @Override
          void run() {
            int[] ends = new int[2];
            equal(0, Syscalls.pipe(address(ends)), "pipe");
            Syscalls.write(ends[1], text("abc"), 3);
            Syscalls.write(ends[1], text("def"), 3);
            equalText("abcdef", read(ends[0]), "content");
            Syscalls.write(ends[1], text("x"), 1);
            Syscalls.close(ends[1]);
            equalText("x", read(ends[0]), "after the writer is gone");
            equalText("", read(ends[0]), "the end");
            error(Errno.EBADF, Syscalls.write(ends[0], text("x"), 1), "write to the reading end");
            error(Errno.ESPIPE, Syscalls.lseek(ends[0], 0, 0), "lseek");
          }
        });
    tests.add(
        new UserTest("pipe: without a reader SIGPIPE and EPIPE") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            Syscalls.close(ends[0]);
            long child = Syscalls.fork();
            if (child == 0) {
              Syscalls.write(ends[1], text("x"), 1);
              Syscalls.exitGroup(0);
            }
            expectKilled(13, child, "a writer");
            action(13, 1, 0, 0);
            error(Errno.EPIPE, Syscalls.write(ends[1], text("x"), 1), "write with SIGPIPE ignored");
          }
        });
    tests.add(
        new UserTest("pipe: a full one blocks, or says EAGAIN") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe2(address(ends), OpenFlags.NON_BLOCKING);
            error(Errno.EAGAIN, Syscalls.read(ends[0], text("x"), 1), "read of an empty pipe");
            byte[] block = new byte[1000];
            long total = 0;
            long count = Syscalls.write(ends[1], address(block), block.length);
            while (count > 0) {
              total += count;
              count = Syscalls.write(ends[1], address(block), block.length);
            }
            error(Errno.EAGAIN, count, "write to a full pipe");
            check(total >= 4096, "a pipe holds a page: " + total);
            equal(0, poll(ends[1], POLLOUT, 0), "poll of a full pipe");
          }
        });
    tests.add(
        new UserTest("pipe: 200 KiB between two processes") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            long child = Syscalls.fork();
            byte[] block = new byte[1777];
            if (child == 0) {
              Syscalls.close(ends[0]);
              for (int i = 0; i < 116; i++) {
                for (int j = 0; j < block.length; j++) {
                  block[j] = (byte) (i * block.length + j);
                }
                equal(
                    block.length,
                    Syscalls.write(ends[1], address(block), block.length),
                    "a blocking write is whole");
              }
              end();
            }
            Syscalls.close(ends[1]);
            long total = 0;
            long count = Syscalls.read(ends[0], address(block), 999);
            while (count > 0) {
              for (int j = 0; j < count; j++) {
                equal((byte) (total + j), block[j], "byte");
              }
              total += count;
              count = Syscalls.read(ends[0], address(block), 999);
            }
            equal(116 * 1777, total, "all");
            expectExit(0, child, "writer");
          }
        });
    tests.add(
        new UserTest("pipe: writes of many processes stay whole") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            long[] children = new long[4];
            for (int i = 0; i < 4; i++) {
              children[i] = Syscalls.fork();
              if (children[i] == 0) {
                String line = "" + (char) ('a' + i);
                long bytes = text(line.repeat(50));
                for (int j = 0; j < 40; j++) {
                  Syscalls.write(ends[1], bytes, 50);
                }
                Syscalls.exitGroup(0);
              }
            }
            Syscalls.close(ends[1]);
            byte[] record = new byte[50];
            int records = 0;
            while (Syscalls.read(ends[0], address(record), 50) == 50) {
              records++;
              for (int j = 1; j < 50; j++) {
                equal(record[0], record[j], "mixed records");
              }
            }
            equal(160, records, "records");
            for (long child : children) {
              expectExit(0, child, "writer");
            }
          }
        });
    tests.add(
        new UserTest("pipe: a named one waits for both ends") {
          @Override
          void run() {
            good(Syscalls.mknod(text("fifo"), FileStatus.FIFO | 0x1b6, 0), "mknod");
            error(
                6,
                Syscalls.open(text("fifo"), OpenFlags.WRITE | OpenFlags.NON_BLOCKING, 0),
                "a writer alone");
            long child = Syscalls.fork();
            if (child == 0) {
              int fd =
                  (int) good(Syscalls.open(text("fifo"), OpenFlags.WRITE, 0), "open for writing");
              Syscalls.write(fd, text("through"), 7);
              end();
            }
            int fd = (int) good(Syscalls.open(text("fifo"), 0, 0), "open for reading");
            equalText("through", read(fd), "content");
            equalText("", read(fd), "end");
            expectExit(0, child, "writer");
          }
        });
  }

  private static void addWaiting(Sequence<UserTest> tests) {
    tests.add(
        new UserTest("poll: what is ready, and timeouts") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            equal(0, poll(ends[0], POLLIN, 0), "an empty pipe");
            equal(POLLOUT, poll(ends[1], POLLIN | POLLOUT, 0), "the writing end");
            Syscalls.write(ends[1], text("x"), 1);
            equal(POLLIN, poll(ends[0], POLLIN, -1), "with a byte in it");
            Syscalls.close(ends[1]);
            equal(POLLIN | POLLHUP, poll(ends[0], POLLIN, 0), "the writer gone");
            equal(POLLNVAL, poll(99, POLLIN, 0), "a closed descriptor");
            int[] others = new int[2];
            Syscalls.pipe(address(others));
            Syscalls.close(others[0]);
            equal(POLLOUT | POLLERR, poll(others[1], POLLOUT, 0), "the reader gone");
            long[] before = new long[2];
            long[] after = new long[2];
            int[] third = new int[2];
            Syscalls.pipe(address(third));
            Syscalls.clockGettime(1, address(before));
            equal(0, poll(third[0], POLLIN, 30), "timeout");
            Syscalls.clockGettime(1, address(after));
            long nanos = (after[0] - before[0]) * 1_000_000_000L + after[1] - before[1];
            check(nanos >= 29_000_000L, "the timeout of 30 ms took " + nanos + " ns");
            check(nanos < 500_000_000L, "the timeout of 30 ms took " + nanos + " ns");
          }
        });
    tests.add(
        new UserTest("poll: wakes when another process writes") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            long child = Syscalls.fork();
            if (child == 0) {
              sleepMillis(20);
              Syscalls.write(ends[1], text("x"), 1);
              Syscalls.exitGroup(0);
            }
            equal(POLLIN, poll(ends[0], POLLIN, 5000), "poll");
            expectExit(0, child, "writer");
          }
        });
    tests.add(
        new UserTest("select: sets of descriptors") {
          @Override
          void run() {
            int[] ends = new int[2];
            Syscalls.pipe(address(ends));
            long[] reading = {1L << ends[0]};
            long[] writing = {1L << ends[1]};
            long[] timeout = {0, 0};
            equal(
                1,
                Syscalls.select(64, address(reading), address(writing), 0, address(timeout)),
                "writable");
            equal(0, reading[0], "not readable");
            equal(1L << ends[1], writing[0], "the writable one");
            Syscalls.write(ends[1], text("x"), 1);
            reading[0] = 1L << ends[0];
            equal(1, Syscalls.select(64, address(reading), 0, 0, 0), "readable");
            reading[0] = 1L << 60;
            error(
                Errno.EBADF,
                Syscalls.select(64, address(reading), 0, 0, address(timeout)),
                "a closed one");
            error(
                Errno.EINVAL, Syscalls.select(-1, 0, 0, 0, address(timeout)), "a negative number");
          }
        });
  }
}
