package org.matryoshka.asm.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The symbols of an image with their addresses. Beside those of the objects, a linker's own are
 * known if they are asked for: {@code __start_NAME} and {@code __stop_NAME} are the virtual bounds
 * of section {@code .NAME}, {@code __load_start_NAME} and {@code __load_stop_NAME} its load bounds,
 * {@code _end} is the end of all.
 */
final class GlobalSymbols {
  private final Map<String, Symbol> globals = new LinkedHashMap<>();
  private final Map<String, String> definers = new HashMap<>();
  private final Map<ObjectFile, Map<String, Symbol>> locals = new HashMap<>();
  private final List<Symbol> localList = new ArrayList<>();
  private final Map<String, Long> provided = new HashMap<>();
  private final List<String> problems;

  GlobalSymbols(
      List<ObjectFile> objects,
      Map<String, MergedSection> merged,
      Map<String, PlacedSection> placed,
      List<String> problems) {
    this.problems = problems;
    provide(placed);
    for (ObjectFile object : objects) {
      for (Symbol symbol : object.symbols()) {
        if (symbol.definition() != Symbol.Definition.UNDEFINED) {
          define(object, resolved(object, symbol, merged, placed));
        }
      }
    }
    for (ObjectFile object : objects) {
      for (Symbol symbol : object.symbols()) {
        boolean weak =
            symbol.definition() == Symbol.Definition.UNDEFINED
                && symbol.binding() == Symbol.Binding.WEAK;
        if (weak && !globals.containsKey(symbol.name())) {
          provided.putIfAbsent(symbol.name(), 0L);
        }
      }
    }
  }

  private void provide(Map<String, PlacedSection> placed) {
    long end = 0;
    for (PlacedSection section : placed.values()) {
      String name = section.name().replaceFirst("^\\.", "").replaceAll("[^A-Za-z0-9_]", "_");
      provided.put("__start_" + name, section.virtualAddress());
      provided.put("__stop_" + name, section.virtualAddress() + section.size());
      provided.put("__load_start_" + name, section.loadAddress());
      provided.put("__load_stop_" + name, section.loadAddress() + section.size());
      if (section.flags().allocated()) {
        end = section.virtualAddress() + section.size();
      }
    }
    provided.put("_end", end);
  }

  private static Symbol resolved(
      ObjectFile object,
      Symbol symbol,
      Map<String, MergedSection> merged,
      Map<String, PlacedSection> placed) {
    long value = symbol.value();
    String section = symbol.section();
    if (symbol.definition() == Symbol.Definition.COMMON) {
      section = ".bss";
      value =
          placed.get(section).virtualAddress() + merged.get(section).offsetOfCommon(symbol.name());
    } else if (symbol.definition() == Symbol.Definition.SECTION && placed.containsKey(section)) {
      value += placed.get(section).virtualAddress() + merged.get(section).offsetOf(object);
    }
    return new Symbol(
        symbol.name(),
        symbol.definition(),
        value,
        placed.containsKey(section) ? section : "",
        symbol.size(),
        symbol.binding(),
        symbol.type());
  }

  private void define(ObjectFile object, Symbol symbol) {
    if (symbol.binding() == Symbol.Binding.LOCAL) {
      locals.computeIfAbsent(object, o -> new HashMap<>()).put(symbol.name(), symbol);
      localList.add(symbol);
      return;
    }
    Symbol old = globals.get(symbol.name());
    if (old == null || rank(symbol) > rank(old)) {
      globals.put(symbol.name(), symbol);
      definers.put(symbol.name(), object.name());
    } else if (rank(symbol) == STRONG && rank(old) == STRONG) {
      problems.add(
          "symbol '"
              + symbol.name()
              + "' is defined in "
              + definers.get(symbol.name())
              + " and in "
              + object.name());
    }
  }

  private static final int STRONG = 2;

  private static int rank(Symbol symbol) {
    if (symbol.binding() == Symbol.Binding.WEAK) {
      return 0;
    }
    return symbol.definition() == Symbol.Definition.COMMON ? 1 : STRONG;
  }

  boolean isDefined(String name) {
    return globals.containsKey(name);
  }

  long address(String name) {
    return globals.get(name).value();
  }

  /** Whether a name means something in an object. */
  boolean isKnown(String name, ObjectFile object) {
    return globals.containsKey(name)
        || locals.getOrDefault(object, Map.of()).containsKey(name)
        || provided.containsKey(name);
  }

  long address(String name, ObjectFile object) {
    Symbol local = locals.getOrDefault(object, Map.of()).get(name);
    if (local != null) {
      return local.value();
    }
    Symbol global = globals.get(name);
    return global != null ? global.value() : provided.get(name);
  }

  List<Symbol> all() {
    List<Symbol> all = new ArrayList<>(localList);
    all.addAll(globals.values());
    return all;
  }
}
