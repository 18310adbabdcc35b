package org.matryoshka.isa.oracle;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The Capstone disassembler, called through the foreign-function interface. Only {@link
 * CapstoneRecorder} uses it: the Java binding on Maven Central has a native library without x86, so
 * the tests read what was recorded.
 */
final class Capstone implements AutoCloseable {
  private static final int ARCH_X86 = 3;
  private static final int MODE_64 = 8;
  private static final int MAX_LENGTH = 15;

  /** Offsets in {@code cs_insn} of Capstone 4. */
  private static final int SIZE = 16;

  private static final int MNEMONIC = 34;

  private final Arena arena = Arena.ofConfined();
  private final MethodHandle disassemble;
  private final MemorySegment handle;
  private final MemorySegment code = arena.allocate(MAX_LENGTH);
  private final MemorySegment cursor = arena.allocate(ValueLayout.ADDRESS);
  private final MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
  private final MemorySegment address = arena.allocate(ValueLayout.JAVA_LONG);
  private final MemorySegment instruction;

  @SuppressWarnings("restricted")
  private Capstone(SymbolLookup library) {
    Linker linker = Linker.nativeLinker();
    var word = ValueLayout.JAVA_INT;
    var pointer = ValueLayout.ADDRESS;
    try {
      MethodHandle version =
          linker.downcallHandle(
              library.findOrThrow("cs_version"), FunctionDescriptor.of(word, pointer, pointer));
      int major = (int) version.invokeExact(MemorySegment.NULL, MemorySegment.NULL) >> 8;
      if (major != 4) {
        throw new IllegalStateException("Capstone " + major + ", 4 expected");
      }
      MethodHandle open =
          linker.downcallHandle(
              library.findOrThrow("cs_open"), FunctionDescriptor.of(word, word, word, pointer));
      MemorySegment handleOut = arena.allocate(pointer);
      int error = (int) open.invokeExact(ARCH_X86, MODE_64, handleOut);
      if (error != 0) {
        throw new IllegalStateException("cs_open: error " + error);
      }
      handle = handleOut.get(pointer, 0);
      MethodHandle allocate =
          linker.downcallHandle(
              library.findOrThrow("cs_malloc"), FunctionDescriptor.of(pointer, pointer));
      instruction = ((MemorySegment) allocate.invokeExact(handle)).reinterpret(240);
      disassemble =
          linker.downcallHandle(
              library.findOrThrow("cs_disasm_iter"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_BOOLEAN, pointer, pointer, pointer, pointer, pointer));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Capstone, from its shared library.
   *
   * @param path of libcapstone.so.4 or its like
   */
  @SuppressWarnings("restricted")
  static Capstone load(Path path) {
    return new Capstone(SymbolLookup.libraryLookup(path, Arena.global()));
  }

  /**
   * Decodes the instruction at the start of 15 bytes.
   *
   * @return its length; 0 if it is none
   */
  int decode(byte[] bytes) {
    MemorySegment.copy(bytes, 0, code, ValueLayout.JAVA_BYTE, 0, MAX_LENGTH);
    cursor.set(ValueLayout.ADDRESS, 0, code);
    size.set(ValueLayout.JAVA_LONG, 0, MAX_LENGTH);
    address.set(ValueLayout.JAVA_LONG, 0, 0);
    try {
      boolean decoded =
          (boolean) disassemble.invokeExact(handle, cursor, size, address, instruction);
      return decoded ? instruction.get(ValueLayout.JAVA_SHORT, SIZE) : 0;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The mnemonic of the instruction decoded last, with its prefix words. */
  String mnemonic() {
    return instruction.getString(MNEMONIC);
  }

  @Override
  public void close() {
    arena.close();
  }
}
