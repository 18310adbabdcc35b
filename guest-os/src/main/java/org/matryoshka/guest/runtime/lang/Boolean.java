package org.matryoshka.guest.runtime.lang;

/** Static helpers of booleans; there are no objects. */
public final class Boolean {
  private Boolean() {}

  /** "true" or "false". */
  public static java.lang.String toString(boolean value) {
    return value ? "true" : "false";
  }

  /** Whether a text is "true" in any case of letters. */
  public static boolean parseBoolean(java.lang.String text) {
    return "true".equalsIgnoreCase(text);
  }

  /** 0 if equal, negative if the left one only is false. */
  public static int compare(boolean left, boolean right) {
    return left == right ? 0 : left ? 1 : -1;
  }

  /** 1231 or 1237, as the JDK has it. */
  public static int hashCode(boolean value) {
    return value ? 1231 : 1237;
  }
}
