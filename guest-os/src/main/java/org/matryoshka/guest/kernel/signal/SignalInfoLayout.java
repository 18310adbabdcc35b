package org.matryoshka.guest.kernel.signal;

/** The {@code siginfo_t} that programs see: 128 bytes, of which the code decides the meaning. */
public final class SignalInfoLayout {
  /** Bytes of the structure. */
  public static final int BYTES = 128;

  private static final int CODE = 8;
  private static final int FIELDS = 16;

  private SignalInfoLayout() {}

  /** The structure of a signal. */
  public static byte[] bytes(SignalInfo info) {
    byte[] out = new byte[BYTES];
    putInt(out, 0, info.number());
    putInt(out, CODE, info.code());
    if (info.isFault()) {
      putLong(out, FIELDS, info.address());
      return out;
    }
    putInt(out, FIELDS, info.senderProcess());
    putInt(out, FIELDS + 4, info.senderUser());
    if (info.number() == Signal.SIGCHLD && info.code() > 0) {
      putInt(out, FIELDS + 8, info.status());
      putLong(out, FIELDS + 16, info.userTicks());
      putLong(out, FIELDS + 24, info.systemTicks());
    } else {
      putLong(out, FIELDS + 8, info.value());
    }
    return out;
  }

  private static void putInt(byte[] into, int offset, int value) {
    for (int i = 0; i < 4; i++) {
      into[offset + i] = (byte) (value >>> (8 * i));
    }
  }

  private static void putLong(byte[] into, int offset, long value) {
    putInt(into, offset, (int) value);
    putInt(into, offset + 4, (int) (value >>> 32));
  }
}
