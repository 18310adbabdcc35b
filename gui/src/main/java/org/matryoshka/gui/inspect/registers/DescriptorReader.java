package org.matryoshka.gui.inspect.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.cpu.SegmentRegister;
import org.matryoshka.cpu.segment.SegmentDescriptor;
import org.matryoshka.gui.inspect.space.GuestSpace;
import org.matryoshka.isa.fault.ExceptionVector;
import org.matryoshka.mmu.memory.PhysicalMemory;

/** Reads descriptor tables and the task-state segment from a guest's memory. */
final class DescriptorReader {
  /** Entries of a GDT or LDT that are shown; a table may have 8,192. */
  private static final int MAX_ENTRIES = 512;

  private static final int GATES = 256;
  private static final int TSS_BYTES = 104;

  private final GuestSpace space;
  private final LongFunction<String> symbols;

  /**
   * @param symbols names an address, or gives an empty text
   */
  DescriptorReader(GuestSpace space, LongFunction<String> symbols) {
    this.space = space;
    this.symbols = symbols;
  }

  List<DescriptorTableState> tables(CpuState state) {
    List<DescriptorTableState> tables = new ArrayList<>();
    tables.add(segments("GDT", state.gdtBase, state.gdtLimit & 0xFFFF, 0));
    tables.add(gates(state.idtBase, state.idtLimit & 0xFFFF));
    if (state.ldtr.attributes != 0) {
      long limit = state.ldtr.limit & 0xFFFF_FFFFL;
      tables.add(segments("LDT", state.ldtr.base, limit, 4));
    }
    return tables;
  }

  private DescriptorTableState segments(String name, long base, long limit, int tableIndicator) {
    List<DescriptorEntry> entries = new ArrayList<>();
    int count = (int) Math.min((limit + 1) / 8, 8192);
    for (int i = 0; i < count; i++) {
      if (i == MAX_ENTRIES) {
        String more = "the table has %d entries; the first %d are shown".formatted(count, i);
        return new DescriptorTableState(name, base, limit, entries, more);
      }
      long address = base + 8L * i;
      OptionalLong low = read(address);
      if (low.isEmpty()) {
        return new DescriptorTableState(name, base, limit, entries, unreadable(address));
      }
      if (low.getAsLong() == 0) {
        continue;
      }
      SegmentDescriptor descriptor = new SegmentDescriptor(low.getAsLong());
      boolean system = !descriptor.isSegment() && i + 1 < count;
      long high = system ? read(address + 8).orElse(0) : 0;
      long target = (descriptor.base() & 0xFFFF_FFFFL) | (system ? high << 32 : 0);
      entries.add(
          new DescriptorEntry(
              8 * i | tableIndicator,
              address,
              low.getAsLong(),
              high,
              descriptor.isPresent(),
              target,
              system ? symbols.apply(target) : "",
              DescriptorText.of(descriptor)));
      i += system ? 1 : 0;
    }
    return new DescriptorTableState(name, base, limit, entries, "");
  }

  private DescriptorTableState gates(long base, long limit) {
    List<DescriptorEntry> entries = new ArrayList<>();
    int count = (int) Math.min((limit + 1) / 16, GATES);
    for (int vector = 0; vector < count; vector++) {
      long address = base + 16L * vector;
      OptionalLong low = read(address);
      OptionalLong high = read(address + 8);
      if (low.isEmpty() || high.isEmpty()) {
        return new DescriptorTableState("IDT", base, limit, entries, unreadable(address));
      }
      long bits = low.getAsLong();
      if (bits == 0) {
        continue;
      }
      long handler = (bits & 0xFFFF) | (bits >>> 32 & 0xFFFF_0000L) | high.getAsLong() << 32;
      boolean present = (bits & 1L << 47) != 0;
      entries.add(
          new DescriptorEntry(
              vector,
              address,
              bits,
              high.getAsLong(),
              present,
              handler,
              symbols.apply(handler),
              exception(vector) + DescriptorText.gate(bits)));
    }
    return new DescriptorTableState("IDT", base, limit, entries, "");
  }

  private static String exception(int vector) {
    for (ExceptionVector exception : ExceptionVector.values()) {
      if (exception.vector() == vector) {
        return exception.symbol() + ": ";
      }
    }
    return "";
  }

  /** The stacks that the processor switches to. */
  List<RegisterValue> taskState(SegmentRegister tr) {
    List<RegisterValue> fields = new ArrayList<>();
    if (tr.attributes == 0 || (tr.limit & 0xFFFF_FFFFL) < TSS_BYTES - 1) {
      return fields;
    }
    for (int ring = 0; ring < 3; ring++) {
      field(fields, "rsp" + ring, tr.base + 4 + 8L * ring, "stack for entering ring " + ring);
    }
    for (int stack = 1; stack <= 7; stack++) {
      field(fields, "ist" + stack, tr.base + 36 + 8L * (stack - 1), "interrupt stack " + stack);
    }
    return fields;
  }

  private void field(List<RegisterValue> fields, String name, long address, String meaning) {
    read(address).ifPresent(value -> fields.add(new RegisterValue(name, value, 64, meaning)));
  }

  private OptionalLong read(long address) {
    byte[] bytes = new byte[8];
    return space.read(address, bytes) == bytes.length
        ? OptionalLong.of(PhysicalMemory.get(bytes, 0, 8))
        : OptionalLong.empty();
  }

  private static String unreadable(long address) {
    return "the guest's page tables do not map 0x%x, where the table goes on".formatted(address);
  }
}
