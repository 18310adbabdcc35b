package org.matryoshka.gui.inspect.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.inspect.code.CodeLine.Flow;
import org.matryoshka.gui.inspect.code.CodeLine.Kind;
import org.matryoshka.gui.inspect.space.GuestSpace;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;
import org.matryoshka.isa.format.InstructionFormatter;
import org.matryoshka.isa.instruction.Instruction;

/**
 * Disassembles. Keeps what images say about addresses, so that it reads it once; belongs to the
 * thread that owns the world.
 */
public final class CodeReader {
  private static final int PAGE = 4096;

  /** Lines of source that stand before an instruction at most. */
  private static final int MAX_SOURCE_LINES = 8;

  private final Map<Integer, ImageNames> names = new HashMap<>();
  private SourceLibrary sources;

  /** Reads the code of a request. */
  public CodeSnapshot read(World world, CodeRequest request) {
    VirtualMachine vm = world.machine(request.vm());
    CpuState state = vm.cpu().state;
    GuestSpace current = GuestSpace.current(vm);
    GuestSpace space =
        request.root().isPresent() ? GuestSpace.of(vm, request.root().getAsLong()) : current;
    long address = request.address().orElse(state.rip);
    Listing listing = new Listing(space, names(world, request.vm()), sources(world), vm);
    List<CodeLine> lines = listing.lines(start(listing, request, address), request.count());
    return new CodeSnapshot(
        request.vm(),
        vm.config().name(),
        world.position(),
        space.root(),
        space.root() == current.root(),
        state.cpl,
        state.rip,
        address,
        lines,
        List.copyOf(listing.problems));
  }

  /** Where an earlier listing began, if reading from there meets the address. */
  private static long start(Listing listing, CodeRequest request, long address) {
    if (request.start().isPresent()) {
      long at = request.start().getAsLong();
      for (int i = 0; i < request.count(); i++) {
        if (at == address) {
          return request.start().getAsLong();
        }
        long bytes = listing.length(at);
        if (bytes == 0 || Long.compareUnsigned(at, address) > 0) {
          break;
        }
        at += bytes;
      }
    }
    return new BackwardScan(listing.names, listing::length).start(address, request.before());
  }

  /**
   * The address of a symbol, or of the first code of a line ({@code file:line}), in a VM's image.
   *
   * @return empty if there is no such symbol or line
   */
  public OptionalLong find(World world, int vm, String text) {
    Optional<Long> symbol = world.image(vm).symbols().address(text);
    if (symbol.isPresent()) {
      return OptionalLong.of(symbol.get());
    }
    int colon = text.lastIndexOf(':');
    if (colon > 0 && text.substring(colon + 1).matches("[0-9]{1,7}")) {
      int line = Integer.parseInt(text.substring(colon + 1));
      return names(world, vm).lines().addressOf(text.substring(0, colon), line);
    }
    return OptionalLong.empty();
  }

  /** All symbols of a VM's image, by their addresses. */
  public Map<Long, String> symbols(World world, int vm) {
    return Map.copyOf(world.image(vm).symbols().names());
  }

  private ImageNames names(World world, int vm) {
    ImageNames known = names.get(vm);
    if (known == null || !known.isOf(world.image(vm))) {
      known = new ImageNames(world.image(vm));
      names.put(vm, known);
    }
    return known;
  }

  private SourceLibrary sources(World world) {
    if (sources == null || !sources.isOf(world.specification())) {
      sources = new SourceLibrary(world.specification());
    }
    return sources;
  }

  /** One listing while it is made. */
  private static final class Listing {
    private final GuestSpace space;
    private final ImageNames names;
    private final SourceLibrary sources;
    private final VirtualMachine vm;
    private final Set<String> problems = new LinkedHashSet<>();
    private final byte[] buffer = new byte[Decoder.MAX_LENGTH];
    private SourcePosition last;

    Listing(GuestSpace space, ImageNames names, SourceLibrary sources, VirtualMachine vm) {
      this.space = space;
      this.names = names;
      this.sources = sources;
      this.vm = vm;
    }

    /** Length of the instruction at an address; 0 if there is none. */
    long length(long address) {
      int readable = space.read(address, buffer);
      return readable > 0
              && Decoder.decode(buffer, 0, readable)
                  instanceof DecodeResult.Decoded(Instruction instruction)
          ? instruction.length()
          : 0;
    }

    List<CodeLine> lines(long start, int count) {
      List<CodeLine> lines = new ArrayList<>();
      long at = start;
      while (lines.size() < count) {
        CodeLine line = line(at);
        lines.add(line);
        at += line.length();
      }
      return lines;
    }

    private CodeLine line(long address) {
      int readable = space.read(address, buffer);
      if (readable == 0) {
        return unreadable(address);
      }
      return switch (Decoder.decode(buffer, 0, readable)) {
        case DecodeResult.Decoded(Instruction instruction) -> instruction(address, instruction);
        case DecodeResult.Undefined(int length) -> data(address, Math.min(length, readable));
        case DecodeResult.Truncated() -> data(address, readable);
        case DecodeResult.TooLong() -> data(address, 1);
      };
    }

    private CodeLine instruction(long address, Instruction instruction) {
      String text = InstructionFormatter.format(instruction, address, this::name);
      Flow flow = FlowOf.instruction(instruction);
      long target = FlowOf.target(instruction, address);
      Optional<SourcePosition> source = names.lines().at(address);
      return new CodeLine(
          address,
          instruction.length(),
          hex(instruction.length()),
          Kind.INSTRUCTION,
          text,
          names.label(address),
          names.place(address),
          flow,
          target,
          target == 0 ? "" : names.place(target),
          source,
          sourceLines(source));
    }

    /** The formatter wants null where there is no name. */
    private String name(long address) {
      String place = names.place(address);
      return place.isEmpty() ? null : place;
    }

    private List<CodeLine.SourceLine> sourceLines(Optional<SourcePosition> source) {
      SourcePosition before = last;
      last = source.orElse(null);
      if (last == null || last.equals(before)) {
        return List.of();
      }
      SourceLibrary.Text text = sources.find(last.file());
      if (!text.problem().isEmpty()) {
        problems.add(text.problem());
      }
      boolean goesOn =
          before != null && before.file().equals(last.file()) && before.line() < last.line();
      int first =
          goesOn ? Math.max(before.line() + 1, last.line() - MAX_SOURCE_LINES + 1) : last.line();
      List<CodeLine.SourceLine> lines = new ArrayList<>();
      for (int number = first; number <= last.line(); number++) {
        lines.add(new CodeLine.SourceLine(number, text.line(number)));
      }
      return lines;
    }

    private CodeLine data(long address, int length) {
      StringBuilder text = new StringBuilder("db ");
      for (int i = 0; i < length; i++) {
        text.append(i == 0 ? "" : ", ").append("0x%02x".formatted(buffer[i]));
      }
      return plain(address, length, hex(length), Kind.DATA, text.toString());
    }

    private CodeLine unreadable(long address) {
      int length = (int) (PAGE - (address & (PAGE - 1)));
      long gpa = space.translate(address);
      if (gpa == GuestSpace.UNMAPPED) {
        return plain(address, length, "", Kind.UNMAPPED, "not mapped by the guest's page tables");
      }
      String device =
          vm.memory()
              .windowName(gpa)
              .map(name -> "registers of a device (" + name + "): not read, for that changes them")
              .orElse("guest-physical 0x%x, where the VM has no memory".formatted(gpa));
      return plain(address, length, "", Kind.DEVICE, device);
    }

    private CodeLine plain(long address, int length, String hex, Kind kind, String text) {
      last = null;
      return new CodeLine(
          address,
          length,
          hex,
          kind,
          text,
          names.label(address),
          names.place(address),
          Flow.NEXT,
          0,
          "",
          Optional.empty(),
          List.of());
    }

    private String hex(int length) {
      return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(buffer, length));
    }
  }
}
