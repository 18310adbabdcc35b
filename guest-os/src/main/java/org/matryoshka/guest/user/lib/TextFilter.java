package org.matryoshka.guest.user.lib;

/**
 * A program that reads the files of its command line, or its input where a file is {@code -} or
 * none is given.
 */
public abstract class TextFilter extends Program {
  protected TextFilter(String name, String usage) {
    super(name, usage);
  }

  /** Takes one input; its exit status. */
  protected abstract int filter(Input in, String file);

  /**
   * Takes each file in turn; a file that can't be read is reported, and the status is then {@code
   * failure}.
   */
  protected final int filterAll(String[] files, int failure) {
    int status = 0;
    for (String file : files) {
      Input in = openInput(file);
      int result = failure;
      if (in != null) {
        result = Math.max(filter(in, file), 0);
        if (closeInput(in, file) != 0) {
          result = failure;
        }
      }
      status = Math.max(status, result);
    }
    return status;
  }

  /** A file, or the input for {@code -}; null, after a message, if it can't be opened. */
  protected final Input openInput(String file) {
    if (file.equals("-")) {
      return input();
    }
    int fd = os.open(file, OpenFlags.READ, 0);
    if (fd < 0) {
      fail(file, fd);
      return null;
    }
    return new Input(os, fd);
  }

  /** Closes what {@link #openInput} gave; 1, after a message, if it ended by an error. */
  protected final int closeInput(Input in, String file) {
    if (in.fd() != 0) {
      os.close(in.fd());
    }
    return in.error() == 0 ? 0 : fail(file, in.error());
  }
}
