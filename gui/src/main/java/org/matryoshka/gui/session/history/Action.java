package org.matryoshka.gui.session.history;

import java.util.HexFormat;

/** Something that is done to the machine from outside, and so must be logged to be repeated. */
public sealed interface Action {
  /** Number of the VM that it is done to, from 1. */
  int vm();

  /** What it is, as the end of "Undo …": "write of rax". */
  String title();

  /** Whether it is a change made by hand, rather than input that the guest waits for. */
  default boolean isEdit() {
    return true;
  }

  /**
   * Bytes typed at a serial port.
   *
   * @param hexBytes two hexadecimal digits a byte
   */
  record Type(int vm, String hexBytes) implements Action {
    /** So many bytes. */
    public byte[] bytes() {
      return HexFormat.of().parseHex(hexBytes);
    }

    @Override
    public String title() {
      return "typing into VM " + vm;
    }

    @Override
    public boolean isEdit() {
      return false;
    }
  }

  /** A new weight, from 1. */
  record SetWeight(int vm, int weight) implements Action {
    @Override
    public String title() {
      return "weight " + weight + " of VM " + vm;
    }
  }

  /** A new cap, in percent of a core, 1 to 100. */
  record SetCap(int vm, int percent) implements Action {
    @Override
    public String title() {
      return "cap of " + percent + " % on VM " + vm;
    }
  }

  /**
   * A register is written.
   *
   * @param register its name in lower case
   * @param value its low 64 bits
   * @param high bits 64 to 127 of a vector register; 0 for any other
   */
  record WriteRegister(int vm, String register, long value, long high) implements Action {
    @Override
    public String title() {
      return "write of " + register;
    }
  }

  /**
   * Memory is written, whatever the guest's page tables say about writing.
   *
   * @param physical whether the address is guest-physical; else the address space that the VM is in
   *     maps it
   * @param hexBytes two hexadecimal digits a byte
   */
  record WriteMemory(int vm, boolean physical, long address, String hexBytes) implements Action {
    /** The bytes. */
    public byte[] bytes() {
      return HexFormat.of().parseHex(hexBytes);
    }

    @Override
    public String title() {
      return "write of memory at 0x" + Long.toHexString(address);
    }
  }

  /** A VM is halted, goes on, or is switched off. */
  record SetLife(int vm, Life life) implements Action {
    @Override
    public String title() {
      return switch (life) {
        case PAUSE -> "pause of VM " + vm;
        case RESUME -> "resume of VM " + vm;
        case STOP -> "stop of VM " + vm;
      };
    }
  }

  /** What happens to a VM. */
  enum Life {
    PAUSE,
    RESUME,
    STOP
  }
}
