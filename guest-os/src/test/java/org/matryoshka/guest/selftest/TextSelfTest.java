package org.matryoshka.guest.selftest;

/** Strings: the replaced classes of compiled code against the JDK's. */
final class TextSelfTest implements SelfTest {
  private final String[] texts = {
    "",
    "a",
    "abc",
    "ABC",
    "aXbXc",
    "  padded\t",
    "/usr/bin/env",
    "caf\u00e9 \u00fe",
    "0123456789",
    "-42"
  };

  @Override
  public String name() {
    return "text";
  }

  @Override
  @SuppressWarnings("StringCaseLocaleUsage") // guests have no locales
  public void run(SelfTestLog log) {
    for (String text : texts) {
      log.value("text", text);
      log.value("hash", text.hashCode());
      log.value("trim", text.trim() + "|" + text.strip() + "|" + text.isBlank() + text.isEmpty());
      log.value("case", text.toLowerCase() + "|" + (text.length() < 8 ? text.toUpperCase() : ""));
      log.value(
          "replace",
          text.replace('b', '-') + "|" + text.replace("X", "<>") + "|" + text.replace("", "."));
      log.value("repeat", text.repeat(2) + "|" + text.concat("!"));
      for (String other : texts) {
        log.value(
            "with " + other,
            (text.equals(other) ? 1 : 0)
                + (text.equalsIgnoreCase(other) ? 2 : 0)
                + (text.startsWith(other) ? 4 : 0)
                + (text.endsWith(other) ? 8 : 0)
                + (text.contains(other) ? 16 : 0)
                + 32L * (text.indexOf(other) + 1)
                + 1024L * (text.lastIndexOf(other) + 1)
                + 65536L * text.compareTo(other));
      }
      for (int i = 0; i <= text.length(); i++) {
        log.value(
            "cut " + i,
            text.substring(i) + "|" + text.substring(0, i) + "|" + text.indexOf('X', i));
      }
    }
    numbers(log);
    builder(log);
    log.value("switch", pick("abc") + pick("a") + pick("AaBB") + pick("BBAa") + pick("none"));
  }

  private static int pick(String text) {
    // AaBB and BBAa have one hash code.
    return switch (text) {
      case "a" -> 1;
      case "abc" -> 20;
      case "AaBB" -> 300;
      case "BBAa" -> 4000;
      default -> 50000;
    };
  }

  private static void numbers(SelfTestLog log) {
    long value = 1;
    for (int i = 0; i < 64; i++) {
      log.line(
          Long.toString(value)
              + " "
              + Long.toHexString(value)
              + " "
              + Long.toOctalString(-value)
              + " "
              + Long.toUnsignedString(-value)
              + " "
              + Long.toString(-value, 7)
              + " "
              + Integer.toString((int) value)
              + " "
              + Integer.toBinaryString((int) value)
              + " "
              + Integer.toHexString(-(int) value)
              + " "
              + Integer.toUnsignedString((int) -value));
      value *= 3;
    }
    log.value(
        "parse",
        Integer.parseInt("-2147483648") + Long.parseLong("+77") + Integer.parseInt("zz", 36));
  }

  private static void builder(SelfTestLog log) {
    StringBuilder builder = new StringBuilder();
    builder.append('x').append(1).append(-2L).append(true).append("text").append((String) null);
    builder.append(new char[] {'c', 'd'}).append("0123456789", 2, 5).append((Object) "object");
    log.value("built", builder.toString() + builder.length());
    builder.insert(0, "start").insert(3, 'Q').deleteCharAt(1).delete(4, 9).setCharAt(0, 'Z');
    builder.reverse();
    log.value("changed", builder.toString() + builder.indexOf("t") + builder.charAt(2));
    builder.setLength(3);
    log.value(
        "cut",
        builder + "|" + builder.substring(1) + Integer.MIN_VALUE + Long.MIN_VALUE + 'c' + null);
  }
}
