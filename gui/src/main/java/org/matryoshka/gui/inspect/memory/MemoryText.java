package org.matryoshka.gui.inspect.memory;

import java.util.Locale;
import org.matryoshka.gui.inspect.paging.EntryBits;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** Memory as plain text, for the command line and the clipboard. */
public final class MemoryText {
  /** Bytes of a row. */
  public static final int ROW = 16;

  private MemoryText() {}

  /** A block as rows of 16 bytes, or as page-table entries. */
  public static String of(MemoryBlock block) {
    return block.space().viewpoint() == Viewpoint.TABLES ? entries(block) : hex(block);
  }

  private static String hex(MemoryBlock block) {
    StringBuilder out = new StringBuilder();
    for (int done = 0; done < block.length(); done += ROW) {
      long address = block.start() + done;
      String symbol = block.symbols().get(address);
      if (symbol != null) {
        out.append(symbol).append(":\n");
      }
      StringBuilder bytes = new StringBuilder();
      StringBuilder text = new StringBuilder();
      int size = Math.min(ROW, block.length() - done);
      for (int i = 0; i < size; i++) {
        long at = address + i;
        boolean readable = block.readable(at);
        bytes.append(i == 8 ? "  " : " ");
        bytes.append(readable ? String.format(Locale.ROOT, "%02x", block.at(at)) : "··");
        text.append(readable ? character(block.at(at)) : ' ');
      }
      out.append("0x").append(Quantity.hex64(address)).append(' ');
      out.append(String.format(Locale.ROOT, "%-49s", bytes)).append("  ").append(text);
      String note = block.page(address).note();
      boolean first = done == 0 || (address & 4095) == 0;
      if (!note.isEmpty() && first) {
        out.append("  (").append(note).append(')');
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** Printable ASCII, or a dot. */
  public static char character(int value) {
    return value >= 0x20 && value < 0x7F ? (char) value : '.';
  }

  private static String entries(MemoryBlock block) {
    Table table = new Table().right("Address").right("Index").right("Entry").left("Flags");
    table.right("Leads to").left("Note");
    for (long at = block.start() & -8; block.holds(at + 7) || at < block.start(); at += 8) {
      if (!block.holds(at)) {
        continue;
      }
      PagePiece page = block.page(at);
      int level = block.tableLevels().getOrDefault(at >>> 12, 1);
      long entry = block.value(at, 8);
      if (entry == 0 && page.readable()) {
        continue;
      }
      boolean first = (at & 4095) == 0 || at == block.start();
      table.row(
          "0x" + Quantity.hex64(at),
          Long.toString((at & 4095) >>> 3),
          page.readable() ? "0x" + Quantity.hex64(entry) : "-",
          page.readable() ? EntryBits.compact(entry) : "",
          page.readable() ? "0x" + Long.toHexString(EntryBits.target(entry, level)) : "",
          first ? page.note() : "");
    }
    return table.format("");
  }

  /** The frame map: the legend, and runs of frames of the same kind. */
  public static String of(FrameMap map) {
    Table legend = new Table().left("").left("Frames of").right("Count").right("Size");
    for (FrameCount count : FrameMapReader.counts(map)) {
      legend.row(
          String.valueOf(count.letter()),
          count.text(),
          Quantity.grouped(count.frames()),
          Quantity.size(count.bytes()));
    }
    StringBuilder out = new StringBuilder(legend.format(""));
    Table runs = new Table().right("First").right("Last").right("Frames").left("").left("Use");
    for (FrameRun run : FrameRun.of(map)) {
      runs.row(
          "0x" + Long.toHexString((long) run.first() << 12),
          "0x" + Long.toHexString(((long) run.last() << 12) + 4095),
          Quantity.grouped(run.frames()),
          String.valueOf(run.letter()),
          run.text());
    }
    return out.append('\n').append(runs.format("")).toString();
  }
}
