package org.matryoshka.asm.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matryoshka.asm.assembly.LineRecord;
import org.matryoshka.asm.object.ObjectFile;
import org.matryoshka.asm.object.Section;
import org.matryoshka.asm.preprocess.ExpandedLine;
import org.matryoshka.asm.token.Token;

/**
 * Source lines with the offsets and bytes that came of them, in the layout of NASM's listings: line
 * number, offset in the section, bytes, source; lines of macros with their depth.
 */
public final class Listing {
  private static final int BYTES_PER_LINE = 9;

  private final List<Part> parts;

  private record Part(ObjectFile object, List<LineRecord> lines) {}

  /** The listing of one object. */
  public Listing(ObjectFile object, List<LineRecord> lines) {
    this(List.of(new Part(object, List.copyOf(lines))));
  }

  private Listing(List<Part> parts) {
    this.parts = parts;
  }

  /** This listing and another behind it. */
  public Listing plus(Listing other) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(other.parts);
    return new Listing(List.copyOf(all));
  }

  /** The text; lines end with LF. */
  public String render() {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      for (LineRecord line : part.lines()) {
        append(out, part.object(), line);
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, ObjectFile object, LineRecord record) {
    ExpandedLine line = record.line();
    String number = String.format(Locale.ROOT, "%6d ", line.line());
    Section section = object.section(record.section()).orElse(null);
    List<String> chunks = new ArrayList<>();
    if (record.length() > 0 && section != null && !section.flags().empty()) {
      chunks = chunks(section, record);
    } else if (record.length() > 0) {
      chunks.add("<res " + Long.toHexString(record.length()).toUpperCase(Locale.ROOT) + "h>");
    }
    String first = chunks.isEmpty() ? "" : chunks.getFirst();
    String offset = chunks.isEmpty() ? "        " : offset(record.offset());
    out.append(
            String.format(Locale.ROOT, "%s%s %-19s ", number, offset, first)
                .concat(depth(line))
                .concat(text(line))
                .stripTrailing())
        .append('\n');
    for (int i = 1; i < chunks.size(); i++) {
      out.append(number)
          .append(offset(record.offset() + (long) i * BYTES_PER_LINE))
          .append(' ')
          .append(chunks.get(i))
          .append('\n');
    }
  }

  private static String offset(long offset) {
    return String.format(Locale.ROOT, "%08X", offset);
  }

  private static List<String> chunks(Section section, LineRecord record) {
    List<String> chunks = new ArrayList<>();
    int end = (int) (record.offset() + record.length());
    boolean repeated = record.length() > 256;
    int shownEnd = repeated ? (int) record.offset() + 4 * BYTES_PER_LINE : end;
    for (int at = (int) record.offset(); at < shownEnd; at += BYTES_PER_LINE) {
      StringBuilder chunk = new StringBuilder();
      for (int i = at; i < Math.min(at + BYTES_PER_LINE, shownEnd); i++) {
        chunk.append(String.format(Locale.ROOT, "%02X", section.content()[i]));
      }
      chunks.add(chunk.append(at + BYTES_PER_LINE < shownEnd ? "-" : "").toString());
    }
    if (repeated) {
      chunks.add("<" + record.length() + " bytes in all>");
    }
    return chunks;
  }

  private static String depth(ExpandedLine line) {
    int depth = line.expansions().size();
    return depth == 0 ? "    " : "<" + depth + "> ";
  }

  private static String text(ExpandedLine line) {
    return line.expansions().isEmpty()
        ? line.source().line(line.line())
        : Token.join(line.tokens());
  }
}
