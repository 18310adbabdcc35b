package org.matryoshka.guest.magic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands behind {@code magic} on the JVM: physical memory as a byte array seen through the
 * kernel's direct map, scriptable ports, control registers that remember, and a log of the
 * instructions that have no other effect. Each thread has its own; a test that wants a fresh one
 * calls {@link #install}.
 *
 * <p>Not guest code: the compiler never sees this class.
 */
public final class HostedMachine {
  /** Where the kernel maps all physical memory; address = this + physical address. */
  public static final long DIRECT_MAP = 0xffff_8880_0000_0000L;

  /** Bytes of memory of a machine that nobody configured. */
  public static final int DEFAULT_MEMORY = 16 << 20;

  private static final long FIRST_OBJECT = 0xffff_c000_0000_0000L;
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);
  private static final ThreadLocal<HostedMachine> CURRENT =
      ThreadLocal.withInitial(() -> new HostedMachine(DEFAULT_MEMORY));

  private final byte[] memory;
  private final long[] control = new long[16];
  private final Map<Integer, Long> msrs = new HashMap<>();
  private final Map<Integer, HostedPort> ports = new HashMap<>();
  private final Map<String, Long> symbols = new HashMap<>();
  private final Map<Long, HostedCode> code = new HashMap<>();
  private final IdentityHashMap<Object, Long> addresses = new IdentityHashMap<>();
  private final List<Object> objects = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private HostedCode systemCalls =
      arguments -> {
        throw new HostedFault("system call " + arguments[0] + " without a kernel");
      };
  private Runnable interrupt = () -> {};
  private boolean interruptsEnabled;
  private long timestamp;

  /** A machine with zeroed memory of so many bytes, interrupts off, no devices. */
  public HostedMachine(int memoryBytes) {
    this(new byte[memoryBytes]);
  }

  private HostedMachine(byte[] memory) {
    this.memory = memory;
  }

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
  }

  /** The machine of the calling thread. */
  public static HostedMachine current() {
    return CURRENT.get();
  }

  /** Gives the calling thread a fresh machine. */
  public static HostedMachine install(int memoryBytes) {
    HostedMachine machine = new HostedMachine(memoryBytes);
    CURRENT.set(machine);
    return machine;
  }

  /** Gives the calling thread a fresh machine whose memory is an array that others see, too. */
  public static HostedMachine install(byte[] memory) {
    HostedMachine machine = new HostedMachine(memory);
    CURRENT.set(machine);
    return machine;
  }

  /** Takes the calling thread's machine away; the next use makes a new one. */
  public static void uninstall() {
    CURRENT.remove();
  }

  /** The physical memory itself. */
  public byte[] memory() {
    return memory;
  }

  /** Attaches a device to ports from {@code first} to {@code last}, both included. */
  public void attach(int first, int last, HostedPort device) {
    for (int port = first; port <= last; port++) {
      ports.put(port, device);
    }
  }

  /** Gives a linker symbol an address. */
  public void define(String symbol, long address) {
    symbols.put(symbol, address);
  }

  /** Puts code at an address, for {@link Code#call}. */
  public void define(long address, HostedCode routine) {
    code.put(address, routine);
  }

  /** Takes system calls; the first argument is the number. */
  public void onSystemCall(HostedCode handler) {
    systemCalls = handler;
  }

  /** Runs at each {@link Processor#waitForInterrupt}, as an interrupt handler would. */
  public void onInterrupt(Runnable handler) {
    interrupt = handler;
  }

  /** Sets the time-stamp counter; it stands still otherwise. */
  public void setTimestamp(long cycles) {
    timestamp = cycles;
  }

  /** Whether the interrupt flag is set. */
  public boolean interruptsEnabled() {
    return interruptsEnabled;
  }

  /** The instructions recorded so far, such as {@code invlpg 0x1000}, oldest first. */
  public List<String> log() {
    return log;
  }

  byte readByte(long address) {
    return memory[index(address, 1)];
  }

  short readShort(long address) {
    return (short) SHORTS.get(memory, index(address, 2));
  }

  int readInt(long address) {
    return (int) INTS.get(memory, index(address, 4));
  }

  long readLong(long address) {
    return (long) LONGS.get(memory, index(address, 8));
  }

  void writeByte(long address, byte value) {
    memory[index(address, 1)] = value;
  }

  void writeShort(long address, short value) {
    SHORTS.set(memory, index(address, 2), value);
  }

  void writeInt(long address, int value) {
    INTS.set(memory, index(address, 4), value);
  }

  void writeLong(long address, long value) {
    LONGS.set(memory, index(address, 8), value);
  }

  void copy(long destination, long source, long bytes) {
    int to = index(destination, bytes);
    int from = index(source, bytes);
    if (from < to && to < from + bytes) {
      for (int i = 0; i < bytes; i++) {
        memory[to + i] = memory[from + i];
      }
    } else {
      System.arraycopy(memory, from, memory, to, (int) bytes);
    }
  }

  void fill(long destination, byte value, long bytes) {
    int to = index(destination, bytes);
    Arrays.fill(memory, to, to + (int) bytes, value);
  }

  void copyToArray(long source, byte[] array, int offset, int length) {
    System.arraycopy(memory, index(source, length), array, offset, length);
  }

  void copyFromArray(byte[] array, int offset, int length, long destination) {
    System.arraycopy(array, offset, memory, index(destination, length), length);
  }

  private int index(long address, long bytes) {
    long physical = address - DIRECT_MAP;
    if (bytes < 0 || physical < 0 || physical > memory.length - bytes) {
      throw new HostedFault(
          "access of " + bytes + " bytes at 0x" + Long.toHexString(address) + " outside memory");
    }
    return (int) physical;
  }

  int in(int port, int width) {
    return device(port).in(port, width);
  }

  void out(int port, int width, int value) {
    device(port).out(port, width, value);
  }

  private HostedPort device(int port) {
    HostedPort device = ports.get(port);
    if (device == null) {
      throw new HostedFault("no device at port 0x" + Integer.toHexString(port));
    }
    return device;
  }

  /** A control register by its number: what was written last. */
  public long readControl(int number) {
    return control[number];
  }

  /** Sets a control register, as the guest's write does. */
  public void writeControl(int number, long value) {
    control[number] = value;
    record("cr" + number, value);
  }

  long readMsr(int number) {
    return msrs.getOrDefault(number, 0L);
  }

  void writeMsr(int number, long value) {
    msrs.put(number, value);
  }

  void setInterruptsEnabled(boolean enabled) {
    interruptsEnabled = enabled;
  }

  void waitForInterrupt() {
    interrupt.run();
    interruptsEnabled = false;
  }

  void halt() {
    if (!interruptsEnabled) {
      throw new HostedFault("HLT with interrupts off: the machine stands still");
    }
    interrupt.run();
  }

  long timestamp() {
    return timestamp;
  }

  int cpuid(int leaf, int subleaf, int register) {
    record("cpuid", ((long) subleaf << 32) | (leaf & 0xffff_ffffL));
    return 0;
  }

  void record(String instruction, long operand) {
    log.add(instruction + " 0x" + Long.toHexString(operand));
  }

  long addressOf(Object object) {
    if (object == null) {
      return 0;
    }
    Long known = addresses.get(object);
    if (known == null) {
      known = FIRST_OBJECT + 16L * objects.size();
      objects.add(object);
      addresses.put(object, known);
    }
    return known;
  }

  Object atAddress(long address) {
    if (address == 0) {
      return null;
    }
    long number = address - FIRST_OBJECT;
    if (number < 0 || number % 16 != 0 || number / 16 >= objects.size()) {
      throw new HostedFault("no object at 0x" + Long.toHexString(address));
    }
    return objects.get((int) (number / 16));
  }

  long symbol(String name) {
    Long address = symbols.get(name);
    if (address == null) {
      throw new HostedFault("symbol " + name + " is not defined on the hosted machine");
    }
    return address;
  }

  long call(long address, long... arguments) {
    HostedCode routine = code.get(address);
    if (routine == null) {
      throw new HostedFault("no code at 0x" + Long.toHexString(address));
    }
    return routine.call(arguments);
  }

  long systemCall(long... numberAndArguments) {
    return systemCalls.call(numberAndArguments);
  }
}
