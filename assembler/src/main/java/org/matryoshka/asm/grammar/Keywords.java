package org.matryoshka.asm.grammar;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.matryoshka.asm.encoding.InstructionNames;
import org.matryoshka.asm.token.Token;
import org.matryoshka.asm.token.TokenKind;
import org.matryoshka.isa.Register;
import org.matryoshka.isa.table.Aliases;

/**
 * Gives names their token types: NASM's own words from the table here, mnemonics and registers from
 * the instruction set.
 */
public final class Keywords {
  private static final Map<String, Integer> WORDS = new HashMap<>();
  private static final int[] TYPES = types();

  static {
    put(AsmLexer.SIZE, "byte", "word", "dword", "qword", "tword", "oword");
    put(AsmLexer.STRICT, "strict");
    put(AsmLexer.DISTANCE, "short", "near", "far");
    put(AsmLexer.ADDRESSING, "rel", "abs", "nosplit");
    put(AsmLexer.DATA, "db", "dw", "dd", "dq", "dt", "do");
    put(AsmLexer.RESERVE, "resb", "resw", "resd", "resq", "rest", "reso");
    put(AsmLexer.DUP, "dup");
    put(AsmLexer.TIMES, "times");
    put(AsmLexer.EQU, "equ");
    put(AsmLexer.INCBIN, "incbin");
    put(AsmLexer.SECTION, "section", "segment");
    put(AsmLexer.SYMBOLS, "global", "extern", "weak", "static", "common", "required");
    put(AsmLexer.BITS, "bits", "use16", "use32", "use64");
    put(AsmLexer.DEFAULT, "default");
    put(AsmLexer.ORG, "org");
    put(AsmLexer.ALIGN, "align");
    put(AsmLexer.ALIGNB, "alignb");
    put(AsmLexer.ABSOLUTE, "absolute");
    put(AsmLexer.STRUC, "struc");
    put(AsmLexer.ENDSTRUC, "endstruc");
    put(AsmLexer.ISTRUC, "istruc");
    put(AsmLexer.AT, "at");
    put(AsmLexer.IEND, "iend");
    put(AsmLexer.IGNORED, "cpu", "float", "warning");
    put(AsmLexer.WRT, "wrt");
  }

  private Keywords() {}

  private static void put(int type, String... words) {
    for (String word : words) {
      WORDS.put(word, type);
    }
  }

  private static int[] types() {
    int[] types = new int[TokenKind.values().length];
    for (int type = 1; type <= AsmLexer.VOCABULARY.getMaxTokenType(); type++) {
      for (TokenKind kind : TokenKind.values()) {
        if (kind.name().equals(AsmLexer.VOCABULARY.getSymbolicName(type))) {
          types[kind.ordinal()] = type;
        }
      }
    }
    // What only the preprocessor knows has no place in a statement.
    types[TokenKind.UNTERMINATED.ordinal()] = AsmLexer.OTHER;
    return types;
  }

  /** The parser's token type of a token. */
  static int typeOf(Token token) {
    if (token.kind() != TokenKind.ID) {
      return TYPES[token.kind().ordinal()];
    }
    Integer word = WORDS.get(token.text());
    if (word != null) {
      return word;
    }
    String lower = token.text().toLowerCase(Locale.ROOT);
    word = WORDS.get(lower);
    if (word != null) {
      return word;
    }
    if (Register.byName(lower).isPresent()) {
      return AsmLexer.REGISTER;
    }
    if (Aliases.prefix(lower).isPresent()) {
      return AsmLexer.PREFIX;
    }
    return InstructionNames.isKnown(lower) ? AsmLexer.MNEMONIC : AsmLexer.ID;
  }

  /** All words of the assembler that can begin a statement or stand in one, lower case. */
  public static Set<String> words() {
    return Collections.unmodifiableSet(WORDS.keySet());
  }

  /** Bits of a size word. */
  static int sizeBits(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "byte" -> 8;
      case "word" -> 16;
      case "dword" -> 32;
      case "qword" -> 64;
      case "tword" -> 80;
      default -> 128;
    };
  }

  /** Bytes of the unit of a data or reservation word, told by its last letter. */
  static int unitBytes(String word) {
    return switch (Character.toLowerCase(word.charAt(word.length() - 1))) {
      case 'b' -> 1;
      case 'w' -> 2;
      case 'd' -> 4;
      case 'q' -> 8;
      case 't' -> 10;
      default -> 16;
    };
  }
}
