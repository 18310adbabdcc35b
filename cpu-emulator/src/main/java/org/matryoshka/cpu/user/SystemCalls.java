package org.matryoshka.cpu.user;

import static org.matryoshka.cpu.user.ErrorNumber.EBADF;
import static org.matryoshka.cpu.user.ErrorNumber.EFAULT;
import static org.matryoshka.cpu.user.ErrorNumber.EINVAL;
import static org.matryoshka.cpu.user.ErrorNumber.EIO;
import static org.matryoshka.cpu.user.ErrorNumber.ENOSYS;
import static org.matryoshka.cpu.user.ErrorNumber.ENOTTY;
import static org.matryoshka.cpu.user.ErrorNumber.EPERM;
import static org.matryoshka.cpu.user.ErrorNumber.ESRCH;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.machine.PcPlatform;
import org.matryoshka.isa.Register;
import org.matryoshka.mmu.paging.PageTableWalker;

/**
 * Linux's system calls for a program that runs alone (numbers: arch/x86/entry/syscalls; meaning:
 * man 2). Number in RAX, arguments in RDI, RSI, RDX, R10, R8, R9; a negative result is an error
 * number.
 */
final class SystemCalls {
  private static final int READ = 0;
  private static final int WRITE = 1;
  private static final int MMAP = 9;
  private static final int MPROTECT = 10;
  private static final int MUNMAP = 11;
  private static final int BRK = 12;
  private static final int IOCTL = 16;
  private static final int WRITEV = 20;
  private static final int GETPID = 39;
  private static final int EXIT = 60;
  private static final int KILL = 62;
  private static final int GETTIMEOFDAY = 96;
  private static final int ARCH_PRCTL = 158;
  private static final int GETTID = 186;
  private static final int TKILL = 200;
  private static final int TIME = 201;
  private static final int SET_TID_ADDRESS = 218;
  private static final int CLOCK_GETTIME = 228;
  private static final int EXIT_GROUP = 231;
  private static final int TGKILL = 234;

  private static final long PROCESS_ID = 1;
  private static final int CHUNK = 64 << 10;
  private static final long MAX_TRANSFER = 0x7FFF_F000L;
  private static final long MAX_VECTORS = 1024;
  private static final int LAST_SIGNAL = 64;

  private static final long ARCH_SET_GS = 0x1001;
  private static final long ARCH_SET_FS = 0x1002;
  private static final long ARCH_GET_FS = 0x1003;
  private static final long ARCH_GET_GS = 0x1004;

  private final Cpu cpu;
  private final UserProgram program;
  private final UserMemory memory;
  private final MemoryCalls memoryCalls;
  private final SystemCallNames names = new SystemCallNames();
  private final Set<Long> reported = new HashSet<>();
  private ProgramEnd end;

  SystemCalls(Cpu cpu, UserProgram program, UserMemory memory, MemoryCalls memoryCalls) {
    this.cpu = cpu;
    this.program = program;
    this.memory = memory;
    this.memoryCalls = memoryCalls;
  }

  /** The end of the program, if a call has brought it; else null. */
  ProgramEnd end() {
    return end;
  }

  /** Makes the call that the registers describe, and stores its result. */
  void call() {
    long[] gpr = cpu.state.gpr;
    long number = gpr[Register.RAX.number()];
    long a = gpr[Register.RDI.number()];
    long b = gpr[Register.RSI.number()];
    long c = gpr[Register.RDX.number()];
    long d = gpr[Register.R10.number()];
    long result = (int) number == number ? call((int) number, a, b, c, d) : unknown(number);
    gpr[Register.RAX.number()] = result;
  }

  private long call(int number, long a, long b, long c, long d) {
    long[] gpr = cpu.state.gpr;
    return switch (number) {
      case READ -> read(a, b, c);
      case WRITE -> write(a, b, c);
      case WRITEV -> writeVector(a, b, c);
      case IOCTL -> a >= 0 && a <= 2 ? ENOTTY : EBADF;
      case MMAP ->
          memoryCalls.map(a, b, c, d, gpr[Register.R8.number()], gpr[Register.R9.number()]);
      case MPROTECT -> memoryCalls.protect(a, b, c);
      case MUNMAP -> memoryCalls.unmap(a, b);
      case BRK -> memoryCalls.setBreak(a);
      case ARCH_PRCTL -> segmentBase(a, b);
      case GETPID, GETTID, SET_TID_ADDRESS -> PROCESS_ID;
      case KILL, TKILL -> kill(a, b);
      case TGKILL -> a == PROCESS_ID ? kill(b, c) : ESRCH;
      case TIME -> time(a);
      case GETTIMEOFDAY -> timeOfDay(a, b);
      case CLOCK_GETTIME -> clockTime((int) a, b);
      case EXIT, EXIT_GROUP -> {
        end = ProgramEnd.exit((int) a);
        yield 0;
      }
      default -> unknown(number);
    };
  }

  private long unknown(long number) {
    if (reported.add(number)) {
      program
          .notices()
          .accept(
              "system call "
                  + names.describe(number)
                  + " does not exist here; the program gets -ENOSYS");
    }
    return ENOSYS;
  }

  private long read(long descriptor, long address, long count) {
    if (descriptor != 0) {
      return EBADF;
    }
    int wanted = (int) Math.min(CHUNK, transferSize(count));
    if (wanted == 0) {
      return 0;
    }
    // Input that has been read can't be put back, so see first that the program can take it.
    byte[] bytes = new byte[wanted];
    int writable = memory.writablePrefix(address, wanted);
    if (writable == 0) {
      return EFAULT;
    }
    try {
      int got = program.in().read(bytes, 0, writable);
      return got <= 0 ? 0 : memory.copyOut(address, bytes, got);
    } catch (IOException e) {
      return EIO;
    }
  }

  private long write(long descriptor, long address, long count) {
    if (descriptor != 1 && descriptor != 2) {
      return EBADF;
    }
    OutputStream target = descriptor == 1 ? program.out() : program.error();
    long size = transferSize(count);
    byte[] bytes = new byte[(int) Math.min(size, CHUNK)];
    long done = 0;
    try {
      while (done < size) {
        int part = (int) Math.min(bytes.length, size - done);
        int readable = memory.copyIn(address + done, bytes, part);
        target.write(bytes, 0, readable);
        done += readable;
        if (readable < part) {
          return done == 0 ? EFAULT : done;
        }
      }
      target.flush();
    } catch (IOException e) {
      return EIO;
    }
    return done;
  }

  private static long transferSize(long count) {
    return Long.compareUnsigned(count, MAX_TRANSFER) > 0 ? MAX_TRANSFER : count;
  }

  private long writeVector(long descriptor, long vectors, long count) {
    if (descriptor != 1 && descriptor != 2) {
      return EBADF;
    }
    if (count < 0 || count > MAX_VECTORS) {
      return EINVAL;
    }
    long[] vector = new long[2];
    long done = 0;
    for (long i = 0; i < count; i++) {
      if (!memory.readLongs(vectors + 16 * i, vector)) {
        return done == 0 ? EFAULT : done;
      }
      long written = vector[1] == 0 ? 0 : write(descriptor, vector[0], vector[1]);
      if (written < 0) {
        return done == 0 ? written : done;
      }
      done += written;
      if (written < vector[1]) {
        break;
      }
    }
    return done;
  }

  private long segmentBase(long what, long address) {
    if (what == ARCH_GET_FS || what == ARCH_GET_GS) {
      int segment = what == ARCH_GET_FS ? CpuState.FS : CpuState.GS;
      return memory.writeLongs(address, cpu.state.segments[segment].base) ? 0 : EFAULT;
    }
    if (what != ARCH_SET_FS && what != ARCH_SET_GS) {
      return EINVAL;
    }
    if (address < 0 || !PageTableWalker.isCanonical(address)) {
      return EPERM;
    }
    cpu.state.segments[what == ARCH_SET_FS ? CpuState.FS : CpuState.GS].base = address;
    return 0;
  }

  private long kill(long process, long signal) {
    if (process != PROCESS_ID) {
      return ESRCH;
    }
    if (signal < 0 || signal > LAST_SIGNAL) {
      return EINVAL;
    }
    if (signal > 0) {
      end = ProgramEnd.signal((int) signal, "the program ended itself with signal " + signal);
    }
    return 0;
  }

  private long time(long address) {
    long seconds = PcPlatform.DEFAULT_RTC_START + cpu.cycles() / Clock.HERTZ;
    return address != 0 && !memory.writeLongs(address, seconds) ? EFAULT : seconds;
  }

  private long timeOfDay(long address, long zone) {
    long now = cpu.cycles();
    long seconds = PcPlatform.DEFAULT_RTC_START + now / Clock.HERTZ;
    boolean written = address == 0 || memory.writeLongs(address, seconds, now % Clock.HERTZ / 1000);
    // Universal time: 0 minutes west, no daylight saving.
    boolean zoneWritten = zone == 0 || memory.writeLongs(zone, 0);
    return written && zoneWritten ? 0 : EFAULT;
  }

  private long clockTime(int clock, long address) {
    long now = cpu.cycles();
    long start =
        switch (clock) {
          // CLOCK_REALTIME, CLOCK_REALTIME_COARSE
          case 0, 5 -> PcPlatform.DEFAULT_RTC_START;
          // MONOTONIC, PROCESS_CPUTIME_ID, THREAD_CPUTIME_ID, MONOTONIC_RAW, MONOTONIC_COARSE,
          // BOOTTIME
          case 1, 2, 3, 4, 6, 7 -> 0;
          default -> -1;
        };
    if (start < 0) {
      return EINVAL;
    }
    return memory.writeLongs(address, start + now / Clock.HERTZ, now % Clock.HERTZ) ? 0 : EFAULT;
  }
}
