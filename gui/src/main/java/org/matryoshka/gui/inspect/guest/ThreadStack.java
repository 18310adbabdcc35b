package org.matryoshka.gui.inspect.guest;

import java.util.List;

/**
 * What a thread is doing in the kernel.
 *
 * @param tid whose stack it is
 * @param note what there is to say when there are no frames
 * @param frames innermost first
 */
public record ThreadStack(int tid, String note, List<StackFrame> frames) {
  /** Copies the list. */
  public ThreadStack {
    frames = List.copyOf(frames);
  }
}
