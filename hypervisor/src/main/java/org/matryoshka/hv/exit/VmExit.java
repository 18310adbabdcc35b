package org.matryoshka.hv.exit;

import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.fault.ExceptionVector;

/**
 * Why the guest stopped running and the hypervisor took over. What VMX calls an exit qualification
 * are the components of the records. All are values: a test or a lab can make any of them.
 */
public sealed interface VmExit {
  /** The VMX reason. */
  ExitReason reason();

  /** What is behind it. */
  default ExitCause cause() {
    return ExitCause.NONE;
  }

  /**
   * What the guest did, as the start of a sentence: "The guest executed HLT, which is privileged".
   */
  String event();

  /** Whether an access to a system register reads or writes it. */
  enum Direction {
    READ("read"),
    WRITE("wrote");

    private final String verb;

    Direction(String verb) {
      this.verb = verb;
    }

    /** In the past tense. */
    public String verb() {
      return verb;
    }
  }

  /**
   * A page fault on the shadow tables, classified by a look at the guest's tables.
   *
   * @param gva the address
   * @param errorCode bits of {@code PageFaultErrorCode}, as the guest's own tables give them for
   *     the virtual privilege level
   * @param cause {@link ExitCause#TRUE_FAULT}, {@link ExitCause#HIDDEN_FAULT}, {@link
   *     ExitCause#TRACE_WRITE} or {@link ExitCause#MMIO}
   */
  record PageFault(long gva, int errorCode, ExitCause cause) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.EXCEPTION_NMI;
    }

    @Override
    public String event() {
      String access =
          (errorCode & 16) != 0 ? "fetched from" : (errorCode & 2) != 0 ? "wrote to" : "read from";
      String at = "The guest " + access + " " + Text.hex(gva);
      return switch (cause) {
        case TRUE_FAULT -> at + ", which its own page tables forbid";
        case HIDDEN_FAULT -> at + ", which its page tables allow but the shadow did not map";
        case TRACE_WRITE -> at + ", which holds one of its page tables and is traced";
        default -> at + ", where there is a device or no memory";
      };
    }
  }

  /**
   * An exception other than a page fault that the instruction raises on the virtual processor too.
   *
   * @param errorCode 0 where the exception has none
   */
  record GuestException(ExceptionVector vector, int errorCode) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.EXCEPTION_NMI;
    }

    @Override
    public ExitCause cause() {
      return ExitCause.GUEST_EXCEPTION;
    }

    @Override
    public String event() {
      return "The guest raised " + vector.symbol();
    }
  }

  /**
   * INT n, INT3 or INT1, or the debug trap after a single-stepped instruction.
   *
   * @param singleStep it is the latter
   */
  record SoftwareInterrupt(int vector, boolean singleStep) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.EXCEPTION_NMI;
    }

    @Override
    public ExitCause cause() {
      return ExitCause.SOFTWARE_INTERRUPT;
    }

    @Override
    public String event() {
      return singleStep
          ? "The guest single-steps and has executed an instruction"
          : "The guest raised software interrupt " + vector;
    }
  }

  /** SYSCALL, SYSRET, IRET, SWAPGS or a far transfer. */
  record RingSwitch(Mnemonic mnemonic) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.EXCEPTION_NMI;
    }

    @Override
    public ExitCause cause() {
      return ExitCause.RING_SWITCH;
    }

    @Override
    public String event() {
      return Text.executed(mnemonic) + ", which is part of a change of the privilege level";
    }
  }

  /** PUSHF, POPF, CLI, STI, CLAC or STAC. */
  record FlagsAccess(Mnemonic mnemonic) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.EXCEPTION_NMI;
    }

    @Override
    public ExitCause cause() {
      return ExitCause.FLAGS;
    }

    @Override
    public String event() {
      return Text.executed(mnemonic) + ", which touches the flags of the system";
    }
  }

  /** An instruction that loads, stores or inspects segments. */
  record SegmentAccess(Mnemonic mnemonic) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.EXCEPTION_NMI;
    }

    @Override
    public ExitCause cause() {
      return ExitCause.SEGMENT;
    }

    @Override
    public String event() {
      return Text.executed(mnemonic) + ", which looks at segments";
    }
  }

  /** A device raised an interrupt while the guest ran. */
  record ExternalInterrupt() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.EXTERNAL_INTERRUPT;
    }

    @Override
    public String event() {
      return "A virtual device raised an interrupt";
    }
  }

  /** A fault during the delivery of a double fault. */
  record TripleFault() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.TRIPLE_FAULT;
    }

    @Override
    public String event() {
      return "The guest could not be entered at its double-fault handler";
    }
  }

  /** The guest set IF while an interrupt waited. */
  record InterruptWindow() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.INTERRUPT_WINDOW;
    }

    @Override
    public String event() {
      return "The guest can take interrupts again, and one waits";
    }
  }

  /**
   * CPUID.
   *
   * @param leaf EAX
   * @param subleaf ECX
   */
  record Cpuid(int leaf, int subleaf) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.CPUID;
    }

    @Override
    public String event() {
      return "The guest asked CPUID for leaf " + Text.hex(leaf & 0xFFFF_FFFFL);
    }
  }

  /** HLT. */
  record Hlt() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.HLT;
    }

    @Override
    public String event() {
      return Text.executed(Mnemonic.HLT) + ", which is privileged";
    }
  }

  /** INVD. */
  record Invd() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.INVD;
    }

    @Override
    public String event() {
      return Text.executed(Mnemonic.INVD) + ", which is privileged";
    }
  }

  /** WBINVD. */
  record Wbinvd() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.WBINVD;
    }

    @Override
    public String event() {
      return Text.executed(Mnemonic.WBINVD) + ", which is privileged";
    }
  }

  /** INVLPG. */
  record Invlpg(long gva) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.INVLPG;
    }

    @Override
    public String event() {
      return "The guest invalidated the translation of " + Text.hex(gva);
    }
  }

  /** RDPMC. */
  record Rdpmc() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.RDPMC;
    }

    @Override
    public String event() {
      return "The guest read a performance counter";
    }
  }

  /** RDTSC. */
  record Rdtsc() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.RDTSC;
    }

    @Override
    public String event() {
      return "The guest read the time-stamp counter";
    }
  }

  /** RDTSCP. */
  record Rdtscp() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.RDTSCP;
    }

    @Override
    public String event() {
      return "The guest read the time-stamp counter with RDTSCP";
    }
  }

  /**
   * VMCALL.
   *
   * @param number RAX, see {@link Hypercall}
   */
  record Vmcall(long number) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.VMCALL;
    }

    @Override
    public String event() {
      return "The guest made hypercall " + number;
    }
  }

  /**
   * MOV to or from a control register, CLTS, LMSW or SMSW.
   *
   * @param register 0, 2, 3, 4 or 8
   */
  record CrAccess(int register, Direction direction) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.CR_ACCESS;
    }

    @Override
    public String event() {
      return "The guest " + direction.verb() + " CR" + register + ", which is privileged";
    }
  }

  /** MOV to or from a debug register. */
  record DrAccess(int register, Direction direction) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.DR_ACCESS;
    }

    @Override
    public String event() {
      return "The guest " + direction.verb() + " DR" + register + ", which is privileged";
    }
  }

  /**
   * IN, OUT, INS or OUTS.
   *
   * @param size bytes: 1, 2 or 4
   * @param direction {@link Direction#READ} for IN
   */
  record IoInstruction(int port, int size, Direction direction) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.IO_INSTRUCTION;
    }

    @Override
    public String event() {
      return "The guest " + direction.verb() + " I/O port " + Text.hex(port);
    }
  }

  /**
   * RDMSR.
   *
   * @param msr ECX
   */
  record Rdmsr(int msr) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.RDMSR;
    }

    @Override
    public String event() {
      return "The guest read model-specific register " + Text.hex(msr & 0xFFFF_FFFFL);
    }
  }

  /**
   * WRMSR.
   *
   * @param msr ECX
   * @param value EDX:EAX
   */
  record Wrmsr(int msr, long value) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.WRMSR;
    }

    @Override
    public String event() {
      return "The guest wrote model-specific register " + Text.hex(msr & 0xFFFF_FFFFL);
    }
  }

  /** LGDT, SGDT, LIDT or SIDT. */
  record GdtrIdtrAccess(Mnemonic mnemonic) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.GDTR_IDTR_ACCESS;
    }

    @Override
    public String event() {
      return Text.executed(mnemonic) + ", which touches a descriptor-table register";
    }
  }

  /** LLDT, SLDT, LTR or STR. */
  record LdtrTrAccess(Mnemonic mnemonic) implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.LDTR_TR_ACCESS;
    }

    @Override
    public String event() {
      return Text.executed(mnemonic) + ", which touches LDTR or TR";
    }
  }

  /** The time slice is over. */
  record PreemptionTimer() implements VmExit {
    @Override
    public ExitReason reason() {
      return ExitReason.VMX_PREEMPTION_TIMER_EXPIRED;
    }

    @Override
    public String event() {
      return "The time slice of the virtual CPU is over";
    }
  }
}
