package org.matryoshka.isa.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.matryoshka.isa.decoding.DecodeResult;
import org.matryoshka.isa.decoding.Decoder;

/** Turns code into lines of text, one an instruction. */
public final class Disassembler {
  private Disassembler() {}

  /**
   * Disassembles all the bytes. What is no instruction becomes {@code db} lines.
   *
   * @param code the bytes
   * @param address of the first
   * @return lines that cover every byte once
   */
  public static List<DisassembledLine> disassemble(byte[] code, long address) {
    return disassemble(code, address, target -> null);
  }

  /**
   * The same, with names for addresses.
   *
   * @param symbols gives the name to write instead of a jump target or RIP-relative address, or
   *     null
   */
  public static List<DisassembledLine> disassemble(
      byte[] code, long address, LongFunction<String> symbols) {
    List<DisassembledLine> lines = new ArrayList<>();
    int at = 0;
    while (at < code.length) {
      DisassembledLine line = line(code, at, code.length, address + at, symbols);
      lines.add(line);
      at += line.bytes().length;
    }
    return lines;
  }

  /**
   * The one line that starts at an offset.
   *
   * @param code bytes that hold it
   * @param offset below {@code limit}
   * @param limit where the bytes end that may be read
   * @param address of the byte at {@code offset}
   */
  public static DisassembledLine line(
      byte[] code, int offset, int limit, long address, LongFunction<String> symbols) {
    return switch (Decoder.decode(code, offset, limit)) {
      case DecodeResult.Decoded(var instruction) ->
          new DisassembledLine(
              address,
              Arrays.copyOfRange(code, offset, offset + instruction.length()),
              InstructionFormatter.format(instruction, address, symbols));
      case DecodeResult.Undefined(int length) -> data(code, offset, length, address);
      case DecodeResult.Truncated() -> data(code, offset, limit - offset, address);
      case DecodeResult.TooLong() -> data(code, offset, 1, address);
    };
  }

  private static DisassembledLine data(byte[] code, int offset, int length, long address) {
    byte[] bytes = Arrays.copyOfRange(code, offset, offset + length);
    StringBuilder text = new StringBuilder("db ");
    for (int i = 0; i < length; i++) {
      text.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "0x%02x", bytes[i]));
    }
    return new DisassembledLine(address, bytes, text.toString());
  }
}
