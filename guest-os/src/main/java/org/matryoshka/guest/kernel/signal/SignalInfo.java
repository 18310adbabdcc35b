package org.matryoshka.guest.kernel.signal;

/**
 * One signal on its way, with what the handler learns about it: the kernel's {@code siginfo_t}. A
 * link makes it the element of a {@link PendingSignals} queue.
 */
public final class SignalInfo {
  /** Code: sent by kill. */
  public static final int SI_USER = 0;

  /** Code: sent by the kernel. */
  public static final int SI_KERNEL = 0x80;

  /** Code: sent by rt_sigqueueinfo. */
  public static final int SI_QUEUE = -1;

  /** Code: sent by tkill or tgkill. */
  public static final int SI_TKILL = -6;

  /** SIGCHLD: the child exited. */
  public static final int CLD_EXITED = 1;

  /** SIGCHLD: the child was killed by a signal. */
  public static final int CLD_KILLED = 2;

  /** SIGCHLD: the child was killed, and the core bit is set. */
  public static final int CLD_DUMPED = 3;

  /** SIGCHLD: the child stopped. */
  public static final int CLD_STOPPED = 5;

  /** SIGCHLD: the child went on. */
  public static final int CLD_CONTINUED = 6;

  /** SIGSEGV: nothing is mapped at the address. */
  public static final int SEGV_MAPERR = 1;

  /** SIGSEGV: the mapping does not allow the access. */
  public static final int SEGV_ACCERR = 2;

  /** SIGBUS: the address is not aligned. */
  public static final int BUS_ADRALN = 1;

  /** SIGBUS: nothing is behind the mapping. */
  public static final int BUS_ADRERR = 2;

  /** SIGFPE: integer division by zero. */
  public static final int FPE_INTDIV = 1;

  /** SIGFPE: integer overflow. */
  public static final int FPE_INTOVF = 2;

  /** SIGFPE: floating point, not further known. */
  public static final int FPE_FLTINV = 7;

  /** SIGILL: illegal operation code. */
  public static final int ILL_ILLOPN = 2;

  /** SIGTRAP: breakpoint. */
  public static final int TRAP_BRKPT = 1;

  /** SIGTRAP: single step. */
  public static final int TRAP_TRACE = 2;

  private final int number;
  private final int code;
  private int senderProcess;
  private int senderUser;
  private int status;
  private long userTicks;
  private long systemTicks;
  private long address;
  private long value;
  private boolean fault;
  private int trap;
  private long errorCode;
  private SignalInfo next;

  private SignalInfo(int number, int code) {
    this.number = number;
    this.code = code;
  }

  /** A signal that the kernel sends for reasons of its own. */
  public static SignalInfo fromKernel(int number) {
    return new SignalInfo(number, SI_KERNEL);
  }

  /** A signal from a process. */
  public static SignalInfo fromUser(int number, int code, int process, int user) {
    SignalInfo info = new SignalInfo(number, code);
    info.senderProcess = process;
    info.senderUser = user;
    return info;
  }

  /** A signal from a process that says something with it. */
  public static SignalInfo queued(int number, int code, int process, int user, long value) {
    SignalInfo info = fromUser(number, code, process, user);
    info.value = value;
    return info;
  }

  /**
   * A child's change.
   *
   * @param status the exit status, or the signal
   */
  public static SignalInfo child(int code, int process, int user, int status) {
    SignalInfo info = fromUser(Signal.SIGCHLD, code, process, user);
    info.status = status;
    return info;
  }

  /**
   * What an instruction of the task itself caused.
   *
   * @param address what {@code si_addr} is to say
   * @param trap the processor's vector
   * @param errorCode the processor's error code
   */
  public static SignalInfo fault(int number, int code, long address, int trap, long errorCode) {
    SignalInfo info = new SignalInfo(number, code);
    info.fault = true;
    info.address = address;
    info.trap = trap;
    info.errorCode = errorCode;
    return info;
  }

  /** Adds a child's times, in clock ticks. */
  public SignalInfo withTimes(long user, long system) {
    userTicks = user;
    systemTicks = system;
    return this;
  }

  /** The signal. */
  public int number() {
    return number;
  }

  /** Where it comes from: {@code si_code}. */
  public int code() {
    return code;
  }

  /** The sender's process id, or the child's. */
  public int senderProcess() {
    return senderProcess;
  }

  /** The sender's real user, or the child's. */
  public int senderUser() {
    return senderUser;
  }

  /** SIGCHLD: exit status or signal. */
  public int status() {
    return status;
  }

  /** SIGCHLD: the child's time in user mode, in clock ticks. */
  public long userTicks() {
    return userTicks;
  }

  /** SIGCHLD: the child's time in the kernel, in clock ticks. */
  public long systemTicks() {
    return systemTicks;
  }

  /** The address of a fault. */
  public long address() {
    return address;
  }

  /** What rt_sigqueueinfo's caller said. */
  public long value() {
    return value;
  }

  /**
   * Whether an instruction of the task caused it: {@link #address} and what follows mean something.
   */
  public boolean isFault() {
    return fault;
  }

  /** The processor's vector of a fault. */
  public int trap() {
    return trap;
  }

  /** The processor's error code of a fault. */
  public long errorCode() {
    return errorCode;
  }

  SignalInfo next() {
    return next;
  }

  void setNext(SignalInfo newNext) {
    next = newNext;
  }
}
