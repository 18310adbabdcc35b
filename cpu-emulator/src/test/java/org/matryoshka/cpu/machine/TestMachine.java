package org.matryoshka.cpu.machine;

import java.util.HexFormat;
import org.matryoshka.cpu.Cpu;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.isa.Register;
import org.matryoshka.mmu.memory.MachineMemory;

/**
 * A machine in the state of the boot contract with code of a test at {@link #CODE} and, if asked
 * for, an interrupt table whose handlers halt.
 */
public final class TestMachine {
  public static final long CODE = 0x10_0000;
  public static final long IDT = 0x20_0000;
  public static final long HANDLERS = 0x21_0000;
  public static final long STACK = 0x30_0000;

  public final StringBuilder console = new StringBuilder();
  public final Machine machine;
  public final MachineMemory memory;
  public final Cpu cpu;

  public TestMachine() {
    this(1);
  }

  public TestMachine(int cores) {
    machine =
        new Machine(
            new MachineConfiguration(
                16 << 20,
                cores,
                PcPlatform.DEFAULT_RTC_START,
                value -> console.append((char) value),
                new InputLog()));
    memory = machine.memory();
    cpu = machine.cpu(0);
    bootTables();
    BootLoader.enter(cpu, CODE);
    cpu.state.gpr[Register.RSP.number()] = STACK;
  }

  /** Page tables and GDT as the loader makes them. */
  private void bootTables() {
    memory.write(BootMemory.GDT + 8, 8, 0x00AF_9B00_0000_FFFFL);
    memory.write(BootMemory.GDT + 16, 8, 0x00CF_9300_0000_FFFFL);
    memory.write(BootMemory.PAGE_MAP, 8, BootMemory.DIRECTORY_POINTERS | 7);
    for (int i = 0; i < 4; i++) {
      memory.write(BootMemory.DIRECTORY_POINTERS + 8L * i, 8, (long) i << 30 | 0x87);
    }
  }

  /** Puts code at {@link #CODE}; there may be blanks between the instructions. */
  public TestMachine code(String hex) {
    return code(CODE, hex);
  }

  /** Puts code at an address. */
  public TestMachine code(long address, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    memory.copyIn(address, bytes, 0, bytes.length);
    return this;
  }

  /** Makes an interrupt table of 256 interrupt gates; handler n is HLT at HANDLERS + 16 n. */
  public TestMachine handlers() {
    for (int vector = 0; vector < 256; vector++) {
      gate(vector, HANDLERS + 16L * vector, 8, 0x8E, 0);
      memory.write(HANDLERS + 16L * vector, 1, 0xF4);
    }
    cpu.state.idtBase = IDT;
    cpu.state.idtLimit = 0xFFF;
    return this;
  }

  /** Writes a gate; the access byte holds P, DPL and type. */
  public void gate(int vector, long offset, int selector, int access, int stack) {
    long low =
        (offset & 0xFFFF)
            | (long) selector << 16
            | (long) stack << 32
            | (long) access << 40
            | (offset & 0xFFFF_0000L) << 32;
    memory.write(IDT + 16L * vector, 8, low);
    memory.write(IDT + 16L * vector + 8, 8, offset >>> 32);
  }

  /** Runs until the core halts; the handler that halted it, or −1 if that was no handler. */
  public int vectorThatHalted() {
    machine.run(1_000_000);
    if (!cpu.state.halted) {
      throw new IllegalStateException("not halted, RIP " + Long.toHexString(cpu.state.rip));
    }
    long at = cpu.state.rip - 1 - HANDLERS;
    return at >= 0 && at < 4096 && at % 16 == 0 ? (int) at / 16 : -1;
  }

  /** A slot of the stack; slot 0 is the one that RSP points to. */
  public long stack(int index) {
    return memory.read(cpu.state.gpr[Register.RSP.number()] + 8L * index, 8);
  }

  public long register(Register register) {
    return cpu.state.gpr[register.number()];
  }

  public void set(Register register, long value) {
    cpu.state.gpr[register.number()] = value;
  }
}
