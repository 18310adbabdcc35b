package org.matryoshka.guest.aot.optimize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.matryoshka.guest.aot.ir.Instruction;
import org.matryoshka.guest.aot.ir.IntrinsicCall;
import org.matryoshka.guest.aot.ir.Invoke;
import org.matryoshka.guest.aot.ir.StoreElement;
import org.matryoshka.guest.aot.ir.StoreField;
import org.matryoshka.guest.aot.ir.StoreStatic;

/**
 * Version numbers of memory at one place of a graph. Memory is split into parts that don't overlap:
 * a part for each field (a {@code FieldId}), a part for the elements of each kind (an {@code
 * ElementKind}). Two loads of one part under one version read the same.
 */
final class MemoryState {
  /** Hands out version numbers for a graph. */
  static final class Clock {
    private int now;

    int tick() {
      return ++now;
    }
  }

  private final Clock clock;
  private final Predicate<Object> isConstant;
  private final Map<Object, Integer> versions;
  private int others;

  private MemoryState(
      Clock clock, Predicate<Object> isConstant, Map<Object, Integer> versions, int others) {
    this.clock = clock;
    this.isConstant = isConstant;
    this.versions = versions;
    this.others = others;
  }

  /**
   * Makes a state of which nothing is known.
   *
   * @param isConstant tells which parts calls leave as they are
   */
  static MemoryState fresh(Clock clock, Predicate<Object> isConstant) {
    return new MemoryState(clock, isConstant, new HashMap<>(), clock.tick());
  }

  MemoryState copy() {
    return new MemoryState(clock, isConstant, new HashMap<>(versions), others);
  }

  /** Returns the version of a part. */
  int version(Object part) {
    Integer known = versions.get(part);
    if (known != null) {
      return known;
    }
    return isConstant.test(part) ? 0 : others;
  }

  /** Returns the part that an instruction writes, or null; see {@link #writesAll}. */
  static Object writtenPart(Instruction instruction) {
    return switch (instruction) {
      case StoreField store -> store.field();
      case StoreStatic store -> store.field();
      case StoreElement store -> store.kind();
      default -> null;
    };
  }

  /** Returns whether an instruction may write anything that is not constant. */
  static boolean writesAll(Instruction instruction) {
    return instruction instanceof Invoke
        || (instruction instanceof IntrinsicCall call && !call.isPure());
  }

  /** Notes what an instruction writes. */
  void write(Instruction instruction) {
    Object part = writtenPart(instruction);
    if (part != null) {
      versions.put(part, clock.tick());
    } else if (writesAll(instruction)) {
      forgetAll();
    }
  }

  private void forgetAll() {
    versions.keySet().removeIf(isConstant.negate());
    others = clock.tick();
  }

  /** Notes that a loop was entered whose body writes. */
  void forget(Set<Object> parts, boolean all) {
    if (all) {
      forgetAll();
    }
    parts.forEach(part -> versions.put(part, clock.tick()));
  }

  /** Keeps the versions that another path agrees on. */
  void merge(MemoryState other) {
    Set<Object> parts = new HashSet<>(versions.keySet());
    parts.addAll(other.versions.keySet());
    for (Object part : parts) {
      if (version(part) != other.version(part)) {
        versions.put(part, clock.tick());
      }
    }
    if (others != other.others) {
      others = clock.tick();
    }
  }
}
