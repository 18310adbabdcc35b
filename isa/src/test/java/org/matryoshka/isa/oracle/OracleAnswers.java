package org.matryoshka.isa.oracle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What another disassembler said about each of {@link CodeStrings}: length and mnemonic. The file
 * is compressed: a line of text that says how it was made, the mnemonics, one byte of length for
 * each string, then two bytes of mnemonic number for each.
 */
final class OracleAnswers {
  private final List<String> names = new ArrayList<>();
  private final byte[] lengths = new byte[CodeStrings.COUNT];
  private final short[] mnemonics = new short[CodeStrings.COUNT];

  /** Reads a resource beside this class. */
  static OracleAnswers read(String resource) throws IOException {
    OracleAnswers answers = new OracleAnswers();
    try (InputStream file = OracleAnswers.class.getResourceAsStream(resource);
        DataInputStream in =
            new DataInputStream(
                new ByteArrayInputStream(new GZIPInputStream(file).readAllBytes()))) {
      in.readUTF();
      int count = in.readUnsignedShort();
      for (int i = 0; i < count; i++) {
        answers.names.add(in.readUTF());
      }
      in.readFully(answers.lengths);
      for (int i = 0; i < answers.mnemonics.length; i++) {
        answers.mnemonics[i] = in.readShort();
      }
    }
    return answers;
  }

  void write(Path file, String origin) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(origin);
    out.writeShort(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
    out.write(lengths);
    for (short mnemonic : mnemonics) {
      out.writeShort(mnemonic);
    }
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      bytes.writeTo(gzip);
    }
  }

  /**
   * Notes an answer.
   *
   * @param length 0 for "no instruction", with an empty mnemonic
   */
  void set(int index, int length, String mnemonic) {
    int number = names.indexOf(mnemonic);
    if (number < 0) {
      number = names.size();
      names.add(mnemonic);
    }
    lengths[index] = (byte) length;
    mnemonics[index] = (short) number;
  }

  /** Bytes of the instruction; 0 if it is none. */
  int length(int index) {
    return lengths[index];
  }

  /** The mnemonic without prefix words; empty if it is no instruction. */
  String mnemonic(int index) {
    return names.get(mnemonics[index]);
  }
}
