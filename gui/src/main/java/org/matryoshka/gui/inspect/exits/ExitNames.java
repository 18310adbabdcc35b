package org.matryoshka.gui.inspect.exits;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.matryoshka.cpu.image.ElfImage;
import org.matryoshka.cpu.image.ElfSegment;
import org.matryoshka.gui.inspect.code.LineTableReader;
import org.matryoshka.gui.inspect.code.SourceLines;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.session.WorldSpecification;

/**
 * The names that make an exit readable: those of the VMs and of the places in their images.
 * Immutable, so that any thread may ask.
 */
public final class ExitNames {
  /** Nothing has a name. */
  public static final ExitNames NONE = new ExitNames(List.of(), List.of());

  private final List<String> vms;
  private final List<ElfImage> images;

  /** Line tables are large: each is read when it is first asked for. */
  private final AtomicReferenceArray<SourceLines> lines;

  private ExitNames(List<String> vms, List<ElfImage> images) {
    this.vms = List.copyOf(vms);
    this.images = List.copyOf(images);
    this.lines = new AtomicReferenceArray<>(images.size());
  }

  /** Those of a machine. */
  public static ExitNames of(World world) {
    return of(world.specification());
  }

  /** Those of the machine that is built from a specification. */
  public static ExitNames of(WorldSpecification specification) {
    List<String> names = new ArrayList<>();
    specification.scenario().vms().forEach(vm -> names.add(vm.name()));
    return new ExitNames(names, specification.images());
  }

  /** Names of VMs, without images; the first is VM 1. */
  public static ExitNames ofVms(List<String> names) {
    return new ExitNames(names, List.of());
  }

  /** The VMs' names; the first is VM 1. */
  public List<String> vms() {
    return vms;
  }

  /**
   * A VM's name.
   *
   * @param number from 1
   */
  public String vm(int number) {
    return number >= 1 && number <= vms.size() ? vms.get(number - 1) : "VM " + number;
  }

  /** The number of the VM of a name, or 0. */
  public int number(String name) {
    return vms.indexOf(name) + 1;
  }

  /**
   * An address in terms of the kernel image's symbols.
   *
   * @param vm number of the VM
   * @return {@code name+0x12}; empty for an address outside of the image, for instance of a user
   *     program
   */
  public String symbol(int vm, long address) {
    if (vm < 1 || vm > images.size()) {
      return "";
    }
    ElfImage image = images.get(vm - 1);
    for (ElfSegment segment : image.segments()) {
      if (segment.holdsVirtual(address)) {
        return image.symbols().describe(address).orElse("");
      }
    }
    return "";
  }

  /**
   * Where the code at an address stands in the source.
   *
   * @param vm number of the VM
   * @return {@code file:line}; empty if the image does not say
   */
  public String source(int vm, long address) {
    if (vm < 1 || vm > images.size()) {
      return "";
    }
    SourceLines known = lines.get(vm - 1);
    if (known == null) {
      known = LineTableReader.read(images.get(vm - 1).bytes());
      lines.set(vm - 1, known);
    }
    return known.at(address).map(Objects::toString).orElse("");
  }
}
