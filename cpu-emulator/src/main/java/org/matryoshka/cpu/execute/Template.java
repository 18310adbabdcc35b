package org.matryoshka.cpu.execute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.matryoshka.cpu.decode.Handler;

/**
 * Makes handlers from a class that is written once and whose operation, operand locations and width
 * are static final constants: for each combination the class is defined anew, as a hidden class
 * with those constants.
 *
 * <p>Why: the JIT compiler compiles and profiles by class. An ordinary object that holds its
 * operation in a field would share the code of {@code execute} with all the others, and each of
 * them would call its operation through an unpredictable interface call. A class of its own has
 * everything inlined, as if it had been written by hand, and there need be only one ADD for all
 * shapes and widths.
 *
 * <p>A template class reads its constants with {@link #constants} and makes its only instance known
 * with {@link Constants#instance}, both in its static initializer.
 */
final class Template {
  /** Handlers made so far; they have no state. */
  private static final ConcurrentMap<List<Object>, Handler> MADE = new ConcurrentHashMap<>();

  private static final ConcurrentMap<Class<?>, byte[]> CLASS_FILES = new ConcurrentHashMap<>();

  /** What the static initializer of one copy of a template sees. */
  static final class Constants {
    private final List<Object> values;
    private Handler instance;

    private Constants(List<Object> values) {
      this.values = values;
    }

    /**
     * A constant.
     *
     * @param index from 0
     */
    <T> T get(int index, Class<T> type) {
      return type.cast(values.get(index));
    }

    /** Hands over the only instance. */
    void instance(Handler handler) {
      instance = handler;
    }
  }

  private Template() {}

  /** The handler of a template with these constants; the same one for equal constants. */
  static Handler of(Class<? extends Handler> template, Object... constants) {
    List<Object> key = new ArrayList<>(List.of(constants));
    key.addFirst(template);
    Handler made = MADE.get(key);
    if (made == null) {
      made = define(template, List.of(constants));
      Handler earlier = MADE.putIfAbsent(key, made);
      made = earlier == null ? made : earlier;
    }
    return made;
  }

  /** The constants of a copy of a template, for its static initializer. */
  static Constants constants(MethodHandles.Lookup lookup) {
    try {
      return MethodHandles.classData(lookup, "_", Constants.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a template must ask with its own lookup", e);
    }
  }

  private static Handler define(Class<?> template, List<Object> values) {
    Constants constants = new Constants(values);
    byte[] classFile = CLASS_FILES.computeIfAbsent(template, Template::classFile);
    try {
      MethodHandles.lookup().defineHiddenClassWithClassData(classFile, constants, true);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a template must be in this package", e);
    }
    return constants.instance;
  }

  private static byte[] classFile(Class<?> template) {
    try (InputStream in = template.getResourceAsStream(template.getSimpleName() + ".class")) {
      if (in == null) {
        throw new IllegalStateException("no class file of " + template);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
