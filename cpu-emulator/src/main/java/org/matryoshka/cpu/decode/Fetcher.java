package org.matryoshka.cpu.decode;

import java.util.function.Function;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.fault.GuestFault;
import org.matryoshka.isa.instruction.Instruction;
import org.matryoshka.mmu.Mmu;
import org.matryoshka.mmu.memory.MachineMemory;
import org.matryoshka.mmu.memory.PhysicalMemory;
import org.matryoshka.mmu.paging.AccessType;

/**
 * Finds the instruction at a linear address for one core: in the cache of its memory, or by
 * decoding. The core's loop looks into {@link #slots} itself while it stays in one page.
 */
public final class Fetcher {
  private static final int OFFSET = PhysicalMemory.FRAME_SIZE - 1;

  private final Mmu mmu;
  private final Function<Instruction, Handler> handlers;

  /** Null for memory that is not a machine's own: nothing is kept then. */
  private final DecodeCache cache;

  private final byte[] bytes = new byte[Decoder.MAX_LENGTH];

  /** Instructions of the page {@code mmu.codePage}, by offset. */
  private DecodedInstruction[] slots = new DecodedInstruction[PhysicalMemory.FRAME_SIZE];

  /**
   * A fetcher.
   *
   * @param mmu translates addresses
   * @param handlers finds what executes an instruction
   */
  public Fetcher(Mmu mmu, Function<Instruction, Handler> handlers) {
    this.mmu = mmu;
    this.handlers = handlers;
    this.cache = mmu.memory() instanceof MachineMemory machine ? DecodeCache.of(machine) : null;
  }

  /**
   * The instruction at an address that is kept ready, or null: then {@link #fetch} finds it or
   * throws.
   */
  public DecodedInstruction ready(long rip) {
    return rip >>> 12 == mmu.codePage ? slots[(int) rip & OFFSET] : null;
  }

  /**
   * The instruction at an address, as the core would execute it now.
   *
   * @throws GuestFault if it can't be fetched, is too long (#GP) or undefined (#UD)
   */
  public DecodedInstruction fetch(long rip) {
    int frame = frameOf(rip);
    int offset = (int) rip & OFFSET;
    if (cache == null || frame == PhysicalMemory.NOT_DIRECT) {
      return decode(rip);
    }
    DecodedPage page = cache.page(frame);
    slots = page.slots;
    mmu.codePage = rip >>> 12;
    mmu.codeFrame = frame;
    DecodedInstruction known = slots[offset];
    if (known != null) {
      return known;
    }
    byte[] ram = mmu.memory().ram();
    Instruction instruction =
        instruction(Decoder.decode(ram, frame + offset, frame + PhysicalMemory.FRAME_SIZE));
    if (instruction == null) {
      // It goes on in the next page, which may be any frame, and another one tomorrow.
      DecodedInstruction decoded = decode(rip);
      int inPage = PhysicalMemory.FRAME_SIZE - offset;
      page.put(offset, new CrossingInstruction(decoded, inPage, bytes).decoded());
      return decoded;
    }
    DecodedInstruction decoded = new DecodedInstruction(handlers.apply(instruction), instruction);
    page.put(offset, decoded);
    return decoded;
  }

  /**
   * The frame of a page. What was decoded before must make no difference, so the page that is
   * fetched from is not translated again to decode something in it.
   */
  private int frameOf(long gva) {
    return gva >>> 12 == mmu.codePage ? mmu.codeFrame : mmu.fetchFrame(gva);
  }

  /** The core's translations have been replaced: nothing is kept ready. */
  public void forget() {
    slots = new DecodedInstruction[PhysicalMemory.FRAME_SIZE];
  }

  /** The same for an instruction that crosses into another page and has changed there. */
  DecodedInstruction refetch(long rip) {
    slots[(int) rip & OFFSET] = null;
    return fetch(rip);
  }

  /** Decodes byte by byte, fetching none behind the instruction; leaves them in {@link #bytes}. */
  private DecodedInstruction decode(long rip) {
    for (int count = 1; ; count++) {
      bytes[count - 1] = fetchByte(rip + count - 1);
      Instruction instruction = instruction(Decoder.decode(bytes, 0, count));
      if (instruction != null) {
        return new DecodedInstruction(handlers.apply(instruction), instruction);
      }
    }
  }

  /** Fetches a byte of code. */
  byte fetchByte(long gva) {
    int frame = frameOf(gva);
    if (frame != PhysicalMemory.NOT_DIRECT) {
      return mmu.memory().ram()[frame + ((int) gva & OFFSET)];
    }
    return (byte) mmu.memory().read(mmu.translate(gva, AccessType.FETCH), 1);
  }

  /** The decoded instruction, or null if there were too few bytes. */
  private static Instruction instruction(DecodeResult result) {
    return switch (result) {
      case DecodeResult.Decoded(Instruction instruction) -> instruction;
      case DecodeResult.Truncated() -> null;
      case DecodeResult.Undefined(int _) -> throw GuestFault.invalidOpcode();
      case DecodeResult.TooLong() -> throw GuestFault.generalProtection(0);
    };
  }
}
