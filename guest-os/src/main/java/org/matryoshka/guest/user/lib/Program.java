package org.matryoshka.guest.user.lib;

/**
 * A user program: a name, the kernel behind {@link #os}, buffered output, and the conventions of
 * errors. A program overrides {@link #run} and has a {@code main} that calls {@link #start}; a test
 * calls {@link #execute} with a kernel in memory.
 */
public abstract class Program {
  private final String name;
  private String usage = "";
  protected Os os;
  protected Output out;
  protected Output err;
  private Input input;

  /**
   * A program that has not been started.
   *
   * @param name how it calls itself in messages
   */
  protected Program(String name) {
    this.name = name;
  }

  /** A program with a line that says how it is used, without its name; shown after a wrong use. */
  protected Program(String name, String usage) {
    this(name);
    this.usage = usage;
  }

  /** Does the work; the exit status. */
  protected abstract int run(String[] args);

  /** Runs over the real kernel and ends the process. */
  protected final void start(String[] args) {
    LinuxOs kernel = new LinuxOs();
    kernel.exit(execute(kernel, args));
  }

  /** Runs over some kernel: the exit status, after everything has been written out. */
  public final int execute(Os kernel, String[] args) {
    os = kernel;
    out = new Output(kernel, 1);
    err = new Output(kernel, 2);
    int status = run(args);
    return finish(status);
  }

  /**
   * Writes out what is buffered; a status of success becomes a failure if that could not be
   * written.
   */
  protected int finish(int status) {
    int error = out.flush();
    if (error != 0 && error != Errno.EPIPE) {
      fail("write error: " + Errno.text(error));
      return status == 0 ? 1 : status;
    }
    return error != 0 && status == 0 ? 1 : status;
  }

  public final String name() {
    return name;
  }

  public final String usage() {
    return usage;
  }

  /** Standard input, buffered. */
  protected final Input input() {
    if (input == null) {
      input = new Input(os, 0);
    }
    return input;
  }

  /** Says {@code name: message} on descriptor 2. Always 1, the status of a failure. */
  public final int fail(String message) {
    out.flush();
    err.print(name).print(": ").line(message);
    err.flush();
    return 1;
  }

  /** Says {@code name: what: text of the error}. Always 1. */
  public final int fail(String what, long error) {
    return fail(what + ": " + Errno.text(error));
  }

  /**
   * Says what is wrong with the arguments, and how the program is used. Always 1; some programs
   * return another.
   */
  public final int misused(String message) {
    fail(message);
    err.print("usage: ").print(name).print(usage.isEmpty() ? "" : " ").line(usage);
    err.flush();
    return 1;
  }

  /** The value of an environment variable; null if it is not set. */
  public final String environment(String variable) {
    for (String entry : os.environment()) {
      int length = variable.length();
      if (entry.length() > length && entry.charAt(length) == '=' && entry.startsWith(variable)) {
        return entry.substring(length + 1);
      }
    }
    return null;
  }
}
