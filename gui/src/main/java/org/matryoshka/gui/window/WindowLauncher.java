package org.matryoshka.gui.window;

import java.util.List;

/** Opens windows and makes pictures of them; found by the service loader. */
public interface WindowLauncher {
  /**
   * Opens the window and waits until it is closed.
   *
   * @throws WindowException if there is no display, a native library is missing, or the source
   *     can't be loaded
   */
  void open(WindowRequest request) throws WindowException;

  /**
   * Makes pictures without a display.
   *
   * @throws WindowException if a native library is missing, the source can't be loaded, a view does
   *     not exist, or a file can't be written
   */
  void pictures(PictureRequest request) throws WindowException;

  /**
   * Measures how quickly the window shows what the machine does, without a display.
   *
   * @param seconds of host time for which the machine runs at full speed meanwhile
   * @throws WindowException if a native library is missing
   */
  List<WindowFigure> measure(int seconds) throws WindowException;
}
