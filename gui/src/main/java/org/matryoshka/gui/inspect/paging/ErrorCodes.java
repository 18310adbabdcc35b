package org.matryoshka.gui.inspect.paging;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.isa.system.PageFaultErrorCode;

/** Error codes of page faults in words (SDM vol. 3A, 4.7). */
public final class ErrorCodes {
  private ErrorCodes() {}

  /** For instance {@code 0x7: protection, write, user}. */
  public static String describe(int code) {
    List<String> words = new ArrayList<>();
    words.add((code & PageFaultErrorCode.PRESENT) != 0 ? "protection" : "not present");
    boolean fetch = (code & PageFaultErrorCode.FETCH) != 0;
    boolean write = (code & PageFaultErrorCode.WRITE) != 0;
    words.add(fetch ? "instruction fetch" : write ? "write" : "read");
    words.add((code & PageFaultErrorCode.USER) != 0 ? "user" : "supervisor");
    if ((code & PageFaultErrorCode.RESERVED) != 0) {
      words.add("reserved bit");
    }
    return "0x" + Integer.toHexString(code) + ": " + String.join(", ", words);
  }
}
