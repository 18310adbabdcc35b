package org.matryoshka.guest.differential;

import org.matryoshka.guest.magic.Redirect;
import org.matryoshka.guest.magic.References;
import org.matryoshka.guest.magic.UserCall;

/** Where programs under test print, on the JVM and on the machine. */
public final class TestConsole {
  private static final ThreadLocal<StringBuilder> HOSTED =
      ThreadLocal.withInitial(StringBuilder::new);

  private TestConsole() {}

  /** Prints a line. */
  @Redirect("org.matryoshka.guest.differential.TestConsole$Machine")
  public static void line(String text) {
    HOSTED.get().append(text).append('\n');
  }

  /** On the JVM: what this thread has printed since the last call. */
  static String take() {
    String text = HOSTED.get().toString();
    HOSTED.remove();
    return text;
  }

  /** The machine's side: a system call for each line, so that a later trap loses nothing. */
  public static final class Machine {
    private Machine() {}

    /** Prints a line on descriptor 1. */
    public static void line(String text) {
      byte[] bytes = new byte[text.length() + 1];
      for (int i = 0; i < text.length(); i++) {
        bytes[i] = (byte) text.charAt(i);
      }
      bytes[text.length()] = '\n';
      UserCall.syscall(1, 1, References.addressOf(bytes) + 16, bytes.length);
    }
  }
}
