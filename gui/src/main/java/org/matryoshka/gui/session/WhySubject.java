package org.matryoshka.gui.session;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.matryoshka.cpu.CpuState;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.gui.session.machine.GuestView;
import org.matryoshka.gui.session.machine.RegisterView;
import org.matryoshka.gui.session.machine.VmNames;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.memory.FrameAllocator;
import org.matryoshka.hv.memory.FrameUse;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.RegisterClass;
import org.matryoshka.isa.system.RFlags;
import org.matryoshka.mmu.memory.PhysicalMemory;

/**
 * What a question is about, as it stands when it is asked.
 *
 * @param words what it is called in a sentence
 * @param recorder notes its writes
 * @param shown its value as it is shown
 */
record WhySubject(String words, WriteRecorder recorder, Supplier<String> shown) {
  private static final int MAX_LENGTH = 4096;

  /**
   * Finds it.
   *
   * @throws IllegalArgumentException if there is nothing of that name or at that address
   */
  static WhySubject of(World world, WhyQuestion question) {
    if (!(question instanceof WhyQuestion.OfMachine)
        && (question.vm() < 1 || question.vm() > world.machines().size())) {
      throw new IllegalArgumentException("There is no VM " + question.vm() + ".");
    }
    return switch (question) {
      case WhyQuestion.OfRegister(int vm, String name) ->
          register(world, vm, name.toLowerCase(Locale.ROOT));
      case WhyQuestion.OfVirtual(int vm, long gva, int length) ->
          physical(world, vm, mapped(world, vm, gva), length, "memory at 0x%x".formatted(gva));
      case WhyQuestion.OfPhysical(int vm, long gpa, int length) ->
          physical(world, vm, gpa, length, "guest-physical memory at 0x%x".formatted(gpa));
      case WhyQuestion.OfMachine(long hpa, int length) -> machine(world, hpa, length);
      case WhyQuestion.OfPageTableEntry(int vm, long gva) -> pageTableEntry(world, vm, gva);
      case WhyQuestion.OfQueue(int vm, String field) -> queue(world, vm, field);
    };
  }

  private static WhySubject register(World world, int number, String name) {
    VirtualMachine vm = world.machine(number);
    Register register = Register.byName(name).orElse(null);
    Supplier<long[]> value;
    if (register != null && register.registerClass() == RegisterClass.XMM) {
      int n = register.number();
      value = () -> Arrays.copyOfRange(vm.liveState().xmm, 2 * n, 2 * n + 2);
    } else {
      ToLongFunction<CpuState> reader =
          RegisterView.of(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "There is no register "
                              + name
                              + NearestName.hint(name, RegisterView.names())
                              + "."));
      if (name.equals("rflags")) {
        value = () -> new long[] {flags(vm)};
        return ofValue(world, vm, name, value, null, false);
      }
      // what a guest can't change without an exit is in the virtual state only
      boolean live = RegisterView.isLive(name);
      value = () -> new long[] {reader.applyAsLong(live ? vm.liveState() : vm.cpu().state)};
    }
    return ofValue(world, vm, name, value, register, RegisterView.changesAtExits(name));
  }

  private static WhySubject ofValue(
      World world,
      VirtualMachine vm,
      String name,
      Supplier<long[]> value,
      Register register,
      boolean atExits) {
    return new WhySubject(
        name + " of VM " + VmNames.of(vm),
        new WriteRecorder.OfValue(world.hypervisor(), vm.number(), value, register, atExits),
        () -> numbers(value.get()));
  }

  /** The flags that a guest changes without an exit are the physical core's while it runs. */
  private static long flags(VirtualMachine vm) {
    long shared =
        RFlags.STATUS | RFlags.TF | RFlags.DF | RFlags.NT | RFlags.RF | RFlags.AC | RFlags.ID;
    return (vm.cpu().state.rflags() & ~shared) | (vm.liveState().rflags() & shared);
  }

  private static String numbers(long[] value) {
    return value.length == 1
        ? WhySearch.hex(value[0])
        : "0x%016x%016x".formatted(value[1], value[0]);
  }

  private static long mapped(World world, int vm, long gva) {
    OptionalLong gpa = GuestView.translate(world.machine(vm), gva);
    return gpa.orElseThrow(
        () ->
            new IllegalArgumentException(
                "0x%x is not mapped in VM %s now.".formatted(gva, VmNames.of(world.machine(vm)))));
  }

  private static WhySubject physical(World world, int number, long gpa, int length, String words) {
    VirtualMachine vm = world.machine(number);
    requireLength(length);
    if (!GuestView.isRam(vm, gpa) || !GuestView.isRam(vm, gpa + length - 1)) {
      throw new IllegalArgumentException(
          "There is no memory at guest-physical 0x%x of VM %s.".formatted(gpa, VmNames.of(vm)));
    }
    FrameAllocator frames = world.hypervisor().frames();
    WriteRecorder.OfMemory.StoreRange range =
        (owner, hpa, size) -> {
          if (owner != number || frames.useOf((int) hpa) != FrameUse.GUEST_RAM) {
            return false;
          }
          long at =
              ((long) frames.gfnOf((int) hpa) << PhysicalMemory.FRAME_SHIFT)
                  | (hpa & (PhysicalMemory.FRAME_SIZE - 1));
          return at < gpa + length && at + size > gpa;
        };
    return new WhySubject(
        words + " of VM " + VmNames.of(vm),
        new WriteRecorder.OfMemory(world.hypervisor(), range),
        () -> {
          byte[] bytes = new byte[length];
          for (int i = 0; i < length; i++) {
            bytes[i] = (byte) GuestView.peek(vm, gpa + i);
          }
          return bytes(bytes);
        });
  }

  private static WhySubject machine(World world, long hpa, int length) {
    requireLength(length);
    byte[] ram = world.hypervisor().frames().memory().ram();
    if (hpa < 0 || hpa + length > ram.length) {
      throw new IllegalArgumentException("The machine has no memory at 0x%x.".formatted(hpa));
    }
    return new WhySubject(
        "machine memory at 0x%x".formatted(hpa),
        new WriteRecorder.OfMemory(
            world.hypervisor(), (vm, at, size) -> at < hpa + length && at + size > hpa),
        () -> bytes(Arrays.copyOfRange(ram, (int) hpa, (int) hpa + length)));
  }

  private static WhySubject pageTableEntry(World world, int number, long gva) {
    VirtualMachine vm = world.machine(number);
    List<Long> walk = GuestView.walk(vm, vm.cpu().state.cr3, gva);
    long entry = walk.getLast();
    return physical(
        world,
        number,
        entry,
        8,
        "the page-table entry of level %d for 0x%x, at 0x%x"
            .formatted(5 - walk.size(), gva, entry));
  }

  private static WhySubject queue(World world, int number, String field) {
    String name = field.toLowerCase(Locale.ROOT);
    Map<String, Long> all = QueueFields.of(world, number);
    if (!name.isEmpty() && !all.containsKey(name)) {
      throw new IllegalArgumentException(
          "The scheduler holds nothing called %s%s; it holds: %s."
              .formatted(
                  field, NearestName.hint(name, all.keySet()), String.join(", ", all.keySet())));
    }
    Supplier<Map<String, Long>> values =
        name.isEmpty()
            ? () -> QueueFields.of(world, number)
            : () -> Map.of(name, QueueFields.of(world, number).getOrDefault(name, 0L));
    return new WhySubject(
        (name.isEmpty() ? "the scheduler's record" : name + " in the scheduler's record")
            + " of VM "
            + VmNames.of(world.machine(number)),
        new WriteRecorder.OfQueue(
            world.hypervisor(),
            () -> values.get().values().stream().mapToLong(Long::longValue).toArray()),
        () -> named(values.get()));
  }

  private static String named(Map<String, Long> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(value));
    return text.toString();
  }

  private static void requireLength(int length) {
    if (length < 1 || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "One can ask about 1 to " + MAX_LENGTH + " bytes, not about " + length + ".");
    }
  }

  private static String bytes(byte[] bytes) {
    if (bytes.length > 8 || Integer.bitCount(bytes.length) != 1) {
      return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
    long value = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[i] & 0xFF);
    }
    return WhySearch.hex(value);
  }
}
