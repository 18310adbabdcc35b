package org.matryoshka.cpu.device.apic;

import java.util.List;
import org.matryoshka.cpu.device.PicPair;
import org.matryoshka.cpu.io.Clock;
import org.matryoshka.cpu.io.InterruptSource;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;
import org.matryoshka.mmu.memory.MmioDevice;

/**
 * The local APIC of one core in xAPIC mode (SDM vol. 3A, chapter 11), with the 8259 pair behind its
 * LINT0 pin on the first core. Registers are 32 bits wide at multiples of 16 bytes.
 */
public final class LocalApic implements InterruptSource, MmioDevice, Stateful {
  static final int FIXED = 0;
  static final int LOWEST_PRIORITY = 1;
  static final int NMI = 4;
  static final int INIT = 5;
  static final int STARTUP = 6;
  static final int EXTERNAL = 7;

  private static final int ID = 0x02;
  private static final int VERSION = 0x03;
  private static final int TASK_PRIORITY = 0x08;
  private static final int PROCESSOR_PRIORITY = 0x0A;
  private static final int END_OF_INTERRUPT = 0x0B;
  private static final int LOGICAL_DESTINATION = 0x0D;
  private static final int DESTINATION_FORMAT = 0x0E;
  private static final int SPURIOUS = 0x0F;
  private static final int IN_SERVICE = 0x10;
  private static final int TRIGGER_MODE = 0x18;
  private static final int REQUESTS = 0x20;
  private static final int ERROR_STATUS = 0x28;
  private static final int COMMAND_LOW = 0x30;
  private static final int COMMAND_HIGH = 0x31;
  private static final int LVT_FIRST = 0x32;
  private static final int LVT_LAST = 0x37;
  private static final int INITIAL_COUNT = 0x38;
  private static final int CURRENT_COUNT = 0x39;
  private static final int DIVIDE_CONFIGURATION = 0x3E;

  /** Entries of the local vector table, from {@link #LVT_FIRST}. */
  private static final int LVT_TIMER = 0;

  private static final int LVT_LINT0 = 3;
  private static final int LVT_LINT1 = 4;
  private static final int LVT_ERROR = 5;

  /** What can be written in each entry: timer, thermal, counters, LINT0, LINT1, error. */
  private static final int[] LVT_WRITABLE = {
    0x0003_00FF, 0x0001_07FF, 0x0001_07FF, 0x0001_A7FF, 0x0001_A7FF, 0x0001_00FF
  };

  private static final int MASKED = 1 << 16;
  private static final int LEVEL = 1 << 15;
  private static final int REMOTE_IRR = 1 << 14;
  private static final int PERIODIC = 1 << 17;

  /** Integrated APIC, version 0x14, six entries in the local vector table. */
  private static final int VERSION_VALUE = 0x0005_0014;

  private static final int SOFTWARE_ENABLE = 1 << 8;
  private static final int LOWEST_LEGAL_VECTOR = 16;

  private static final int SEND_ILLEGAL_VECTOR = 1 << 5;
  private static final int RECEIVE_ILLEGAL_VECTOR = 1 << 6;
  private static final int ILLEGAL_REGISTER = 1 << 7;

  /** APIC_BASE: enabled; the value at reset without the flag of the first core. */
  private static final long GLOBAL_ENABLE = 1 << 11;

  private final int id;
  private final boolean first;
  private final ApicBus bus;
  private final PicPair pics;
  private final ApicTimer timer;
  private final VectorSet requests = new VectorSet();
  private final VectorSet inService = new VectorSet();
  private final VectorSet levelTriggered = new VectorSet();
  private final int[] lvt = new int[6];
  private Runnable listener = () -> {};
  private boolean globallyEnabled = true;
  private int taskPriority;
  private int logicalDestination;
  private int destinationFormat;
  private int spurious;
  private int errors;
  private int errorStatus;
  private int commandLow;
  private int commandHigh;
  private boolean nmi;

  /** The level of LINT0. */
  private boolean externalLine;

  /** A fixed interrupt gets through; follows from the registers. */
  private boolean deliverable;

  /**
   * An APIC as the firmware leaves it: on the first core the "virtual wire" to the 8259s is on
   * (MultiProcessor Specification 1.4, 3.6.2.2), so that an operating system may ignore the APIC.
   *
   * @param id number of the core, 0 to 254; the first core is 0
   * @param pics the pair whose INT pin drives LINT0 of the first core
   */
  public LocalApic(int id, Clock clock, ApicBus bus, PicPair pics) {
    this.id = id;
    this.first = id == 0;
    this.bus = bus;
    this.pics = pics;
    timer = new ApicTimer(clock, () -> raiseLocal(LVT_TIMER));
    reset();
    bus.attach(this);
    if (first) {
      spurious |= SOFTWARE_ENABLE;
      lvt[LVT_LINT0] = EXTERNAL << 8;
      lvt[LVT_LINT1] = NMI << 8;
    }
  }

  /** INIT or power-up (SDM vol. 3A, 11.4.7.1). */
  public void reset() {
    requests.clear();
    inService.clear();
    levelTriggered.clear();
    for (int i = 0; i < lvt.length; i++) {
      lvt[i] = MASKED;
    }
    timer.reset();
    taskPriority = 0;
    logicalDestination = 0;
    destinationFormat = -1;
    spurious = 0xFF;
    errors = 0;
    errorStatus = 0;
    commandLow = 0;
    commandHigh = 0;
    nmi = false;
    update();
  }

  @Override
  public boolean pending() {
    return deliverable || (externalLine && acceptsExternal());
  }

  @Override
  public int acknowledge() {
    if (deliverable) {
      int vector = requests.highest();
      requests.remove(vector);
      inService.add(vector);
      update();
      return vector;
    }
    if (externalLine && acceptsExternal()) {
      return pics.acknowledge();
    }
    return spurious & 0xFF;
  }

  @Override
  public boolean nmiPending() {
    return nmi;
  }

  @Override
  public void acknowledgeNmi() {
    nmi = false;
  }

  @Override
  public int taskPriority() {
    return taskPriority >> 4;
  }

  @Override
  public void setTaskPriority(int priority) {
    taskPriority = (priority & 15) << 4;
    update();
  }

  @Override
  public void setApicBase(long value) {
    boolean enabled = (value & GLOBAL_ENABLE) != 0;
    if (enabled != globallyEnabled) {
      globallyEnabled = enabled;
      reset();
    }
  }

  @Override
  public void setListener(Runnable listener) {
    this.listener = listener;
  }

  /** Vectors that wait to be taken (IRR), the least first. */
  public List<Integer> requestedVectors() {
    return requests.vectors();
  }

  /** Vectors whose handlers have not said that they are done (ISR), the least first. */
  public List<Integer> vectorsInService() {
    return inService.vectors();
  }

  /** Whether it takes part at all: by its base register, and by its spurious-vector register. */
  public boolean isEnabled() {
    return globallyEnabled && softwareEnabled();
  }

  /** The level of LINT0, to which the 8259s are wired. */
  public void setExternalLine(boolean high) {
    boolean rises = high && !externalLine;
    externalLine = high;
    int entry = lvt[LVT_LINT0];
    if ((globallyEnabled && (entry & LEVEL) != 0) ? high : rises) {
      raiseLocal(LVT_LINT0);
    }
    if (high) {
      listener.run();
    }
  }

  /** A rising edge of LINT1, to which a PC's sources of non-maskable interrupts are wired. */
  public void pulseLint1() {
    raiseLocal(LVT_LINT1);
  }

  @Override
  public long read(long offset, int size) {
    int byteInRegister = (int) offset & 15;
    if (!globallyEnabled) {
      return -1;
    }
    if (byteInRegister >= 4) {
      return 0;
    }
    return Integer.toUnsignedLong(register((int) offset >> 4)) >>> (8 * byteInRegister);
  }

  @Override
  public void write(long offset, int size, long value) {
    // "All 32-bit registers should be accessed using 128-bit aligned 32-bit loads or stores"; what
    // other stores do is undefined: nothing here.
    if (globallyEnabled && size == 4 && (offset & 15) == 0) {
      setRegister((int) offset >> 4, (int) value);
      update();
    }
  }

  /** Whether a message with this destination is for this APIC (SDM vol. 3A, 11.6.2). */
  boolean matches(boolean logical, int destination) {
    if (!logical) {
      return destination == id || destination == 0xFF;
    }
    int own = logicalDestination >>> 24;
    if (destinationFormat >>> 28 == 15) {
      return (own & destination) != 0;
    }
    // Cluster model: the high nibbles must agree, all ones is every cluster.
    return (own >> 4 == destination >> 4 || destination >> 4 == 15)
        && (own & destination & 15) != 0;
  }

  /**
   * Takes a message from the bus.
   *
   * @return whether it was of any use here
   */
  boolean receive(int mode, int vector, int command) {
    switch (mode) {
      case FIXED, LOWEST_PRIORITY -> {
        return accept(vector, false);
      }
      case NMI -> raiseNmi();
      case INIT -> {
        // A level-triggered de-assertion only set arbitration IDs, on old processors.
        if ((command & LEVEL) == 0 || (command & 1 << 14) != 0) {
          reset();
          bus.listener().init(id);
        }
      }
      case STARTUP -> bus.listener().startup(id, vector);
      default -> {
        // SMI and reserved modes: this machine has no system management mode.
      }
    }
    return true;
  }

  @Override
  public void state(StateFields fields) {
    fields.part("requests", requests);
    fields.part("inService", inService);
    fields.part("levelTriggered", levelTriggered);
    fields.part("timer", timer);
    fields.numbers("lvt", lvt);
    globallyEnabled = fields.flag("globallyEnabled", globallyEnabled);
    taskPriority = fields.number("taskPriority", taskPriority);
    logicalDestination = fields.number("logicalDestination", logicalDestination);
    destinationFormat = fields.number("destinationFormat", destinationFormat);
    spurious = fields.number("spurious", spurious);
    errors = fields.number("errors", errors);
    errorStatus = fields.number("errorStatus", errorStatus);
    commandLow = fields.number("commandLow", commandLow);
    commandHigh = fields.number("commandHigh", commandHigh);
    nmi = fields.flag("nmi", nmi);
    externalLine = fields.flag("externalLine", externalLine);
    if (fields.loading()) {
      update();
    }
  }

  private int register(int number) {
    if (number >= IN_SERVICE && number < IN_SERVICE + 8) {
      return inService.word(number - IN_SERVICE);
    }
    if (number >= TRIGGER_MODE && number < TRIGGER_MODE + 8) {
      return levelTriggered.word(number - TRIGGER_MODE);
    }
    if (number >= REQUESTS && number < REQUESTS + 8) {
      return requests.word(number - REQUESTS);
    }
    if (number >= LVT_FIRST && number <= LVT_LAST) {
      return lvt[number - LVT_FIRST];
    }
    return switch (number) {
      case ID -> id << 24;
      case VERSION -> VERSION_VALUE;
      case TASK_PRIORITY -> taskPriority;
      case PROCESSOR_PRIORITY -> processorPriority();
      case LOGICAL_DESTINATION -> logicalDestination;
      case DESTINATION_FORMAT -> destinationFormat;
      case SPURIOUS -> spurious;
      case ERROR_STATUS -> errorStatus;
      case COMMAND_LOW -> commandLow;
      case COMMAND_HIGH -> commandHigh;
      case INITIAL_COUNT -> timer.initialCount();
      case CURRENT_COUNT -> (int) timer.currentCount();
      case DIVIDE_CONFIGURATION -> timer.divideConfiguration();
      case END_OF_INTERRUPT -> 0;
      default -> {
        error(ILLEGAL_REGISTER);
        yield 0;
      }
    };
  }

  private void setRegister(int number, int value) {
    if (number >= LVT_FIRST && number <= LVT_LAST) {
      setLvt(number - LVT_FIRST, value);
      return;
    }
    switch (number) {
      case TASK_PRIORITY -> taskPriority = value & 0xFF;
      case END_OF_INTERRUPT -> endOfInterrupt();
      case LOGICAL_DESTINATION -> logicalDestination = value & 0xFF00_0000;
      case DESTINATION_FORMAT -> destinationFormat = value | 0x0FFF_FFFF;
      case SPURIOUS -> setSpurious(value & 0x1FF);
      case ERROR_STATUS -> {
        // A write shows what has gathered since the last one (SDM vol. 3A, 11.5.3).
        errorStatus = errors;
        errors = 0;
      }
      case COMMAND_LOW -> {
        commandLow = value & 0x000C_CFFF;
        command();
      }
      case COMMAND_HIGH -> commandHigh = value & 0xFF00_0000;
      case INITIAL_COUNT -> timer.setInitialCount(value);
      case DIVIDE_CONFIGURATION -> timer.setDivideConfiguration(value);
      case ID, VERSION, PROCESSOR_PRIORITY, CURRENT_COUNT -> {
        // Read only.
      }
      default -> {
        if (number < IN_SERVICE || number >= REQUESTS + 8) {
          error(ILLEGAL_REGISTER);
        }
      }
    }
  }

  private void setLvt(int index, int value) {
    int entry = (value & LVT_WRITABLE[index]) | (lvt[index] & REMOTE_IRR);
    if (!softwareEnabled()) {
      entry |= MASKED;
    }
    lvt[index] = entry;
    if (index == LVT_TIMER) {
      timer.setPeriodic((entry & PERIODIC) != 0);
    }
    if (index == LVT_LINT0) {
      if (externalLine && (entry & LEVEL) != 0) {
        raiseLocal(LVT_LINT0);
      }
      // Unmasking may let the 8259s through.
      listener.run();
    }
  }

  private void setSpurious(int value) {
    spurious = value;
    if (!softwareEnabled()) {
      for (int i = 0; i < lvt.length; i++) {
        lvt[i] |= MASKED;
      }
    }
  }

  private boolean softwareEnabled() {
    return (spurious & SOFTWARE_ENABLE) != 0;
  }

  private void command() {
    int mode = commandLow >> 8 & 7;
    if ((mode == FIXED || mode == LOWEST_PRIORITY) && (commandLow & 0xFF) < LOWEST_LEGAL_VECTOR) {
      error(SEND_ILLEGAL_VECTOR);
      return;
    }
    bus.send(this, commandLow, commandHigh >>> 24);
  }

  /** An interrupt of the local vector table. */
  private void raiseLocal(int index) {
    int entry = lvt[index];
    if ((entry & MASKED) != 0 || !globallyEnabled) {
      return;
    }
    int mode = index == LVT_TIMER || index == LVT_ERROR ? FIXED : entry >> 8 & 7;
    if (mode == NMI) {
      raiseNmi();
    } else if (mode == FIXED) {
      boolean level = (entry & LEVEL) != 0 && index == LVT_LINT0;
      if (level && (entry & REMOTE_IRR) != 0) {
        return;
      }
      if (accept(entry & 0xFF, level) && level) {
        lvt[index] |= REMOTE_IRR;
      }
    }
  }

  private void raiseNmi() {
    nmi = true;
    listener.run();
  }

  /** Puts a fixed interrupt into the request register. */
  private boolean accept(int vector, boolean level) {
    if (!softwareEnabled() || !globallyEnabled) {
      return false;
    }
    if (vector < LOWEST_LEGAL_VECTOR) {
      error(RECEIVE_ILLEGAL_VECTOR);
      return false;
    }
    requests.add(vector);
    if (level) {
      levelTriggered.add(vector);
    } else {
      levelTriggered.remove(vector);
    }
    update();
    return true;
  }

  private void endOfInterrupt() {
    int vector = inService.highest();
    if (vector < 0) {
      return;
    }
    inService.remove(vector);
    if (levelTriggered.contains(vector) && (lvt[LVT_LINT0] & 0xFF) == vector) {
      lvt[LVT_LINT0] &= ~REMOTE_IRR;
      if (externalLine) {
        raiseLocal(LVT_LINT0);
      }
    }
  }

  private void error(int bit) {
    boolean news = (errors & bit) == 0;
    errors |= bit;
    // An illegal vector in the error entry itself would go round for ever.
    if (news && (lvt[LVT_ERROR] & 0xFF) >= LOWEST_LEGAL_VECTOR) {
      raiseLocal(LVT_ERROR);
    }
  }

  private int processorPriority() {
    int serving = Math.max(0, inService.highest());
    return taskPriority >> 4 >= serving >> 4 ? taskPriority : serving & 0xF0;
  }

  /** Whether the 8259s' interrupt gets to the core: past a disabled APIC, or as LINT0 says. */
  private boolean acceptsExternal() {
    if (!globallyEnabled) {
      return first;
    }
    int entry = lvt[LVT_LINT0];
    return (entry & MASKED) == 0 && (entry >> 8 & 7) == EXTERNAL;
  }

  private void update() {
    int request = requests.highest();
    deliverable = request >= 0 && request >> 4 > processorPriority() >> 4;
    if (deliverable) {
      listener.run();
    }
  }
}
