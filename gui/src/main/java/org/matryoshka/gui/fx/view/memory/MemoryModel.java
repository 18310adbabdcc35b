package org.matryoshka.gui.fx.view.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.matryoshka.gui.inspect.memory.MemoryBlock;
import org.matryoshka.gui.inspect.memory.MemoryLens;
import org.matryoshka.gui.inspect.memory.MemoryReader;
import org.matryoshka.gui.inspect.memory.MemorySpace;
import org.matryoshka.gui.inspect.memory.MemoryText;
import org.matryoshka.gui.inspect.memory.Viewpoint;
import org.matryoshka.gui.inspect.paging.AddressExpression;
import org.matryoshka.gui.inspect.paging.AddressSpace;
import org.matryoshka.gui.inspect.paging.AddressSpaceReader;
import org.matryoshka.gui.inspect.paging.MappedRange;
import org.matryoshka.gui.session.World;

/**
 * Which bytes the view shows, where its cursor is, and what has changed since the machine stopped
 * before. Rows are 16 bytes; around the visible ones some more are kept, so that marks are there
 * when one scrolls a little.
 */
public final class MemoryModel {
  /** Bytes of a row. */
  public static final int ROW = MemoryText.ROW;

  private static final int MARGIN = 64 * ROW;

  private final Map<Long, byte[]> before = new HashMap<>();
  private MemorySpace space = MemorySpace.of(Viewpoint.CPU, 1);
  private String followed = "rsp";
  private long top;
  private int rows = 32;
  private long cursor;
  private MemoryBlock block;
  private boolean blockAtStop;

  /**
   * What came of the question.
   *
   * @param block the bytes; null if the followed expression means nothing
   * @param anchor the followed address; empty while none is followed
   * @param problem what is wrong; empty if nothing is
   * @param spaces the address spaces of the VM
   * @param ranges where there is something in the space
   */
  public record Answer(
      MemoryBlock block,
      OptionalLong anchor,
      String problem,
      List<AddressSpace> spaces,
      List<MappedRange> ranges) {}

  // Where

  /** The space. */
  public MemorySpace space() {
    return space;
  }

  /** Looks at another space. */
  public void setSpace(MemorySpace other) {
    if (!space.equals(other)) {
      space = other;
      before.clear();
      block = null;
      if (!other.viewpoint().isVirtual()) {
        followed = "";
      }
    }
  }

  /** The expression whose address is followed; empty for none. */
  public String followed() {
    return followed;
  }

  /** Follows an expression, for instance a register; an empty one stays where it is. */
  public void follow(String expression) {
    followed = expression;
  }

  /** First address of the first visible row. */
  public long top() {
    return top;
  }

  /** Rows that fit. */
  public void setRows(int count) {
    rows = Math.clamp(count, 1, 1000);
  }

  /** Rows that fit. */
  public int rows() {
    return rows;
  }

  /** The address that the cursor is on. */
  public long cursor() {
    return cursor;
  }

  /** Puts the cursor on an address and shows it; nothing is followed any more. */
  public void go(long address) {
    followed = "";
    cursor = address;
    if (!isVisible(address)) {
      top = clampedTop((address & -ROW) - (long) (rows / 4) * ROW, address);
    }
  }

  /** Moves the cursor by some bytes; nothing happens at the ends of the space. */
  public void move(long bytes) {
    long to = cursor + bytes;
    boolean wraps = bytes > 0 ? Long.compareUnsigned(to, cursor) < 0 : false;
    boolean wrapsBack = bytes < 0 && Long.compareUnsigned(to, cursor) > 0;
    if (wraps || wrapsBack) {
      return;
    }
    followed = "";
    cursor = to;
    if (Long.compareUnsigned(cursor, top) < 0) {
      top = cursor & -ROW;
    } else if (!isVisible(cursor)) {
      top = (cursor & -ROW) - (long) (rows - 1) * ROW;
    }
  }

  /** Scrolls by some rows; nothing happens at the ends of the space. */
  public void scroll(long count) {
    long to = top + count * ROW;
    if (count > 0 ? Long.compareUnsigned(to, top) > 0 : Long.compareUnsigned(to, top) < 0) {
      followed = "";
      top = to;
    } else if (count < 0) {
      followed = "";
      top = 0;
    }
  }

  private static long clampedTop(long wanted, long address) {
    return Long.compareUnsigned(wanted, address) > 0 ? 0 : wanted;
  }

  private boolean isVisible(long address) {
    return Long.compareUnsigned((address & -ROW) - top, (long) rows * ROW) < 0;
  }

  // Questions and answers

  /** The question as of now, to be asked on the session's thread. */
  public Function<World, Answer> question() {
    MemorySpace where = space;
    String expression = followed;
    long first = top;
    int count = rows;
    return world -> {
      if (where.vm() > world.machines().size()) {
        return new Answer(
            null, OptionalLong.empty(), "There is no VM " + where.vm() + ".", List.of(), List.of());
      }
      List<AddressSpace> spaces = AddressSpaceReader.read(world, where.vm());
      List<MappedRange> ranges = new MemoryLens(world, where).ranges();
      long start = first;
      OptionalLong anchor = OptionalLong.empty();
      if (!expression.isEmpty()) {
        try {
          long address =
              AddressExpression.evaluate(
                  expression,
                  world.machine(where.vm()).cpu().state,
                  world.image(where.vm()).symbols());
          anchor = OptionalLong.of(address);
          if (Long.compareUnsigned((address & -ROW) - first, (long) count * ROW) >= 0) {
            start = clampedTop((address & -ROW) - (long) (count / 4) * ROW, address);
          }
        } catch (IllegalArgumentException e) {
          return new Answer(null, OptionalLong.empty(), e.getMessage(), spaces, ranges);
        }
      }
      long from = Long.compareUnsigned(start, MARGIN) < 0 ? 0 : start - MARGIN;
      int length = (int) (start - from) + count * ROW + MARGIN;
      return new Answer(MemoryReader.read(world, where, from, length), anchor, "", spaces, ranges);
    };
  }

  /**
   * Takes an answer over.
   *
   * @param atStop the machine stands still
   */
  public void accept(Answer answer, boolean atStop) {
    MemoryBlock now = answer.block();
    if (now == null || !now.space().equals(space)) {
      return;
    }
    if (block != null && blockAtStop && block.step() != now.step()) {
      before.clear();
      for (long row = block.start() & -ROW; block.holds(row + ROW - 1); row += ROW) {
        if (block.holds(row) && block.readable(row)) {
          int at = (int) (row - block.start());
          before.put(row, java.util.Arrays.copyOfRange(block.bytes(), at, at + ROW));
        }
      }
    }
    blockAtStop = atStop || (blockAtStop && block != null && block.step() == now.step());
    block = now;
    if (answer.anchor().isPresent()) {
      cursor = answer.anchor().getAsLong();
      if (!isVisible(cursor)) {
        top = clampedTop((cursor & -ROW) - (long) (rows / 4) * ROW, cursor);
      }
    }
  }

  /** The bytes, or null before the first answer. */
  public MemoryBlock block() {
    return block;
  }

  /** Whether a byte has another value than when the machine stopped before. */
  public boolean isChanged(long address) {
    byte[] old = before.get(address & -ROW);
    return old != null
        && block != null
        && block.holds(address)
        && block.readable(address)
        && (old[(int) address & ROW - 1] & 0xFF) != block.at(address);
  }

  /** What a byte was when the machine stopped before, 0 to 255; −1 if that is not known. */
  public int oldByte(long address) {
    byte[] old = before.get(address & -ROW);
    return old == null ? -1 : old[(int) address & ROW - 1] & 0xFF;
  }

  /** The eight bytes at the cursor as an address, if they are there. */
  public OptionalLong pointerAtCursor() {
    long at = cursor & -8;
    boolean there = block != null && block.holds(at) && block.holds(at + 7) && block.readable(at);
    return there ? OptionalLong.of(block.value(at, 8)) : OptionalLong.empty();
  }

  /** The cursor's place in a sentence, for the line below the bytes and for screen readers. */
  public String describeCursor() {
    if (block == null || !block.holds(cursor)) {
      return "";
    }
    StringBuilder text = new StringBuilder("0x").append(Long.toHexString(cursor));
    var page = block.page(cursor);
    if (!page.readable()) {
      return text.append(": ").append(page.note()).toString();
    }
    text.append(" = 0x%02x".formatted(block.at(cursor)));
    if (isChanged(cursor)) {
      text.append(" (was 0x%02x)".formatted(oldByte(cursor)));
    }
    pointerAtCursor()
        .ifPresent(value -> text.append(" · 64 bits 0x").append(Long.toHexString(value)));
    if (space.viewpoint().isVirtual() && page.gpa() >= 0) {
      text.append(" · gpa 0x").append(Long.toHexString(page.gpa() | (cursor & 4095)));
    }
    if (space.viewpoint() != Viewpoint.MACHINE && page.hpa() >= 0) {
      text.append(" · hpa 0x").append(Long.toHexString(page.hpa() | (cursor & 4095)));
    }
    if (!page.note().isEmpty()) {
      text.append(" · ").append(page.note());
    }
    return text.toString();
  }
}
