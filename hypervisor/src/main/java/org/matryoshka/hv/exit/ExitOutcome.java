package org.matryoshka.hv.exit;

/**
 * What was done about a {@link VmExit}, and so what happens next. Whether RIP has moved on follows
 * from the outcome: an emulated instruction is behind the guest, a filled or resumed one is tried
 * again.
 */
public sealed interface ExitOutcome {
  /** The end of the sentence that {@link VmExit#event()} starts. */
  String effect();

  /** The instruction was executed on the virtual state. */
  record Emulated() implements ExitOutcome {
    /** It has no components, so one is enough. */
    public static final Emulated INSTANCE = new Emulated();

    @Override
    public String effect() {
      return "the hypervisor executed the instruction on the virtual processor";
    }
  }

  /**
   * The instruction was executed and changed the address space or the privilege level.
   *
   * @param root number of the shadow root that is used from now on
   */
  record SwitchedRoot(int root) implements ExitOutcome {
    @Override
    public String effect() {
      return "the hypervisor executed it and switched to shadow root " + root;
    }
  }

  /**
   * The shadow tables now allow the access.
   *
   * @param gpa where it leads
   */
  record Filled(long gva, long gpa) implements ExitOutcome {
    @Override
    public String effect() {
      return "the hypervisor mapped it to guest-physical "
          + Text.hex(gpa)
          + " in the shadow tables";
    }
  }

  /**
   * A handler of the guest was entered through its own interrupt descriptor table.
   *
   * @param vector 0 to 255
   */
  record Injected(int vector) implements ExitOutcome {
    @Override
    public String effect() {
      return "the hypervisor entered the guest's handler for vector " + vector;
    }
  }

  /** Nothing needed to be done; the guest goes on. */
  record Resumed() implements ExitOutcome {
    /** It has no components, so one is enough. */
    public static final Resumed INSTANCE = new Resumed();

    @Override
    public String effect() {
      return "the guest goes on";
    }
  }

  /** The virtual CPU waits for an interrupt. */
  record Blocked() implements ExitOutcome {
    /** It has no components, so one is enough. */
    public static final Blocked INSTANCE = new Blocked();

    @Override
    public String effect() {
      return "the hypervisor gave the core to somebody else until an interrupt comes";
    }
  }

  /** The virtual CPU can go on but gives its core away. */
  record Yielded() implements ExitOutcome {
    /** It has no components, so one is enough. */
    public static final Yielded INSTANCE = new Yielded();

    @Override
    public String effect() {
      return "the scheduler decides who runs next";
    }
  }

  /**
   * The guest switched its machine off.
   *
   * @param status what it wrote to the debug-exit port
   */
  record PoweredOff(int status) implements ExitOutcome {
    @Override
    public String effect() {
      return "the virtual machine is switched off with status " + status;
    }
  }

  /**
   * The virtual machine can't go on.
   *
   * @param reason a sentence for people
   */
  record Died(String reason) implements ExitOutcome {
    @Override
    public String effect() {
      return "the virtual machine died: " + reason;
    }
  }
}
