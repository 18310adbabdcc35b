package org.matryoshka.cpu.image;

/** A file can't be loaded. The message says why, in a sentence without the file's name. */
public final class ImageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is wrong, and where it helps what to do. */
  public ImageException(String message) {
    super(message);
  }
}
