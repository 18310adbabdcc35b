package org.matryoshka.guest.kernel.signal;

/**
 * Linux's signal numbers and what each does if the process has not said otherwise. Sets of signals
 * are {@code long}s in which signal n is bit n - 1, as user programs see them.
 */
public final class Signal {
  /** Hangup of the terminal. */
  public static final int SIGHUP = 1;

  /** ^C. */
  public static final int SIGINT = 2;

  /** ^\. */
  public static final int SIGQUIT = 3;

  /** Illegal instruction. */
  public static final int SIGILL = 4;

  /** Breakpoint or single step. */
  public static final int SIGTRAP = 5;

  /** abort(3). */
  public static final int SIGABRT = 6;

  /** Access to a page that can't be had: behind the end of a mapped file. */
  public static final int SIGBUS = 7;

  /** Arithmetic error. */
  public static final int SIGFPE = 8;

  /** Ends the process; can't be caught, blocked or ignored. */
  public static final int SIGKILL = 9;

  /** For the program's own use. */
  public static final int SIGUSR1 = 10;

  /** Access to memory that is not there or not allowed. */
  public static final int SIGSEGV = 11;

  /** For the program's own use. */
  public static final int SIGUSR2 = 12;

  /** Write to a pipe that nobody reads. */
  public static final int SIGPIPE = 13;

  /** alarm(2) and ITIMER_REAL. */
  public static final int SIGALRM = 14;

  /** The polite request to end. */
  public static final int SIGTERM = 15;

  /** Fault of a coprocessor stack; not used. */
  public static final int SIGSTKFLT = 16;

  /** A child ended, stopped or went on. */
  public static final int SIGCHLD = 17;

  /** Go on after a stop. */
  public static final int SIGCONT = 18;

  /** Stops the process; can't be caught, blocked or ignored. */
  public static final int SIGSTOP = 19;

  /** ^Z. */
  public static final int SIGTSTP = 20;

  /** A background process reads from the terminal. */
  public static final int SIGTTIN = 21;

  /** A background process writes to the terminal. */
  public static final int SIGTTOU = 22;

  /** Urgent data on a socket. */
  public static final int SIGURG = 23;

  /** The limit of processor time is reached. */
  public static final int SIGXCPU = 24;

  /** The limit of a file's size is reached. */
  public static final int SIGXFSZ = 25;

  /** ITIMER_VIRTUAL. */
  public static final int SIGVTALRM = 26;

  /** ITIMER_PROF. */
  public static final int SIGPROF = 27;

  /** The terminal's size changed. */
  public static final int SIGWINCH = 28;

  /** Input or output is possible. */
  public static final int SIGIO = 29;

  /** Power failure. */
  public static final int SIGPWR = 30;

  /** A system call that does not exist. */
  public static final int SIGSYS = 31;

  /** The first signal that is queued as often as it is sent. */
  public static final int FIRST_REALTIME = 32;

  /** The largest signal number. */
  public static final int MAX = 64;

  /** The signals that nobody can catch, block or ignore. */
  public static final long UNSTOPPABLE = bit(SIGKILL) | bit(SIGSTOP);

  /** The signals that stop a process by default. */
  public static final long STOPPING = bit(SIGSTOP) | bit(SIGTSTP) | bit(SIGTTIN) | bit(SIGTTOU);

  /** The signals that an instruction of the task itself caused; delivered before others. */
  public static final long SYNCHRONOUS =
      bit(SIGSEGV) | bit(SIGBUS) | bit(SIGILL) | bit(SIGTRAP) | bit(SIGFPE) | bit(SIGSYS);

  private static final long IGNORED = bit(SIGCHLD) | bit(SIGCONT) | bit(SIGURG) | bit(SIGWINCH);

  private static final long CORE =
      SYNCHRONOUS | bit(SIGQUIT) | bit(SIGABRT) | bit(SIGXCPU) | bit(SIGXFSZ);

  private Signal() {}

  /** The set of one signal. */
  public static long bit(int signal) {
    return 1L << (signal - 1);
  }

  /** Whether a signal is in a set. */
  public static boolean contains(long set, int signal) {
    return (set >>> (signal - 1) & 1) != 0;
  }

  /** Whether this is a signal number: 1 to {@link #MAX}. */
  public static boolean isValid(int signal) {
    return signal >= 1 && signal <= MAX;
  }

  /** Whether the default action is to do nothing (for SIGCONT: beyond going on). */
  public static boolean isIgnoredByDefault(int signal) {
    return contains(IGNORED, signal);
  }

  /** Whether the default action is to stop. */
  public static boolean stopsByDefault(int signal) {
    return contains(STOPPING, signal);
  }

  /** Whether the default action ends the process with the core bit in its status. */
  public static boolean dumpsCoreByDefault(int signal) {
    return contains(CORE, signal);
  }
}
