package org.matryoshka.gui.fx.view.memory;

import org.matryoshka.gui.inspect.memory.FrameMap;
import org.matryoshka.hv.memory.FrameUse;

/**
 * The frame map cut into cells, each for one frame or, when there are more than fit, for some
 * neighbours: a cell shows what most of its frames are.
 *
 * @param map the frames
 * @param columns cells of a row
 * @param framesPerCell a power of two
 */
public record FrameGrid(FrameMap map, int columns, int framesPerCell) {
  /** Kinds of frames of one owner. */
  private static final int KINDS = 6;

  /**
   * The finest grid that shows all frames in use in an area. Free frames behind the last one in use
   * may need scrolling.
   */
  public static FrameGrid fitting(FrameMap map, int columns, int rows) {
    int perCell = 1;
    while ((long) columns * rows * perCell <= map.lastUsed()) {
      perCell *= 2;
    }
    return new FrameGrid(map, columns, perCell);
  }

  /** Cells. */
  public int cells() {
    return (map.frames() + framesPerCell - 1) / framesPerCell;
  }

  /** Rows of cells. */
  public int rows() {
    return (cells() + columns - 1) / columns;
  }

  /** The first frame of a cell. */
  public int firstFrame(int cell) {
    return cell * framesPerCell;
  }

  /** The frame behind the last of a cell. */
  public int endFrame(int cell) {
    return Math.min(map.frames(), (cell + 1) * framesPerCell);
  }

  /** The frame that stands for a cell: the first of the kind that most of its frames are. */
  public int typicalFrame(int cell) {
    int first = firstFrame(cell);
    if (framesPerCell == 1) {
      return first;
    }
    int[] counts = new int[(map.vmNames().size() + 1) * KINDS];
    int best = first;
    int bestCount = 0;
    for (int frame = first; frame < endFrame(cell); frame++) {
      int kind = kind(frame);
      int count = ++counts[kind];
      // Anything in use counts more than free frames, so that no small thing vanishes.
      int weight = map.use(frame) == FrameUse.FREE ? count : count * framesPerCell;
      if (weight > bestCount) {
        bestCount = weight;
        best = frame;
      }
    }
    return best;
  }

  private int kind(int frame) {
    int letter =
        switch (map.letter(frame)) {
          case 'H' -> 1;
          case 'S' -> 2;
          case 'T' -> 3;
          case 'C' -> 4;
          case 'R' -> 5;
          default -> 0;
        };
    return map.owner(frame) * KINDS + letter;
  }

  /** Whether a frame of a cell was written since the map that this one was compared with. */
  public boolean isWritten(int cell) {
    for (int frame = firstFrame(cell); frame < endFrame(cell); frame++) {
      if ((map.flags(frame) & FrameMap.WRITTEN) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The cell of a frame. */
  public int cellOf(int frame) {
    return frame / framesPerCell;
  }

  /** A cell in a sentence. */
  public String describe(int cell) {
    int typical = typicalFrame(cell);
    if (framesPerCell == 1) {
      return map.describe(typical);
    }
    int same = 0;
    for (int frame = firstFrame(cell); frame < endFrame(cell); frame++) {
      same += kind(frame) == kind(typical) ? 1 : 0;
    }
    int all = endFrame(cell) - firstFrame(cell);
    return "%d of %d frames like this: %s".formatted(same, all, map.describe(typical));
  }
}
