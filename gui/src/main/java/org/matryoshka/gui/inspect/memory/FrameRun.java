package org.matryoshka.gui.inspect.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring frames of the same kind and owner.
 *
 * @param first number of the first machine frame
 * @param last number of the last one
 * @param letter see {@link FrameMap#letter}
 * @param vm number of the owner; 0 for none
 * @param text what they are
 */
public record FrameRun(int first, int last, char letter, int vm, String text) {
  /** How many. */
  public int frames() {
    return last - first + 1;
  }

  /** The runs of a map, in order. */
  public static List<FrameRun> of(FrameMap map) {
    List<FrameRun> runs = new ArrayList<>();
    int first = 0;
    for (int frame = 1; frame <= map.frames(); frame++) {
      if (frame == map.frames()
          || map.letter(frame) != map.letter(first)
          || map.owner(frame) != map.owner(first)) {
        char letter = map.letter(first);
        int vm = map.owner(first);
        runs.add(
            new FrameRun(
                first, frame - 1, letter, vm, FrameMapReader.text(letter, map.vmName(vm))));
        first = frame;
      }
    }
    return runs;
  }
}
