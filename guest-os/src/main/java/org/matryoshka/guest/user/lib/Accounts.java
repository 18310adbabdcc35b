package org.matryoshka.guest.user.lib;

/** Names of users and groups, out of {@code /etc/passwd} and {@code /etc/group}. */
public final class Accounts {
  private final Os os;
  private String users;
  private String groups;

  public Accounts(Os os) {
    this.os = os;
  }

  /** The name of a user, or its number if it has none. */
  public String userName(int id) {
    return nameOf(id, users());
  }

  /** The name of a group, or its number if it has none. */
  public String groupName(int id) {
    return nameOf(id, groups());
  }

  /** The number of a user by name or number; −1 if there is none. */
  public int user(String name) {
    return idOf(name, users());
  }

  /** The number of a group by name or number; −1 if there is none. */
  public int group(String name) {
    return idOf(name, groups());
  }

  private String users() {
    if (users == null) {
      users = orEmpty(Files.read(os, "/etc/passwd"));
    }
    return users;
  }

  private String groups() {
    if (groups == null) {
      groups = orEmpty(Files.read(os, "/etc/group"));
    }
    return groups;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** A line is name:password:number:… */
  private static String nameOf(int id, String table) {
    String number = Integer.toString(id);
    int line = 0;
    while (line < table.length()) {
      int end = lineEnd(table, line);
      if (field(table, line, end, 2).equals(number)) {
        return field(table, line, end, 0);
      }
      line = end + 1;
    }
    return number;
  }

  private static int idOf(String name, String table) {
    int line = 0;
    while (line < table.length()) {
      int end = lineEnd(table, line);
      if (field(table, line, end, 0).equals(name)) {
        return (int) Numbers.parse(field(table, line, end, 2));
      }
      line = end + 1;
    }
    return (int) Math.min(Numbers.parse(name), Integer.MAX_VALUE);
  }

  private static int lineEnd(String table, int line) {
    int end = table.indexOf('\n', line);
    return end < 0 ? table.length() : end;
  }

  private static String field(String table, int line, int lineEnd, int number) {
    int start = line;
    for (int i = 0; i < number; i++) {
      int colon = table.indexOf(':', start);
      if (colon < 0 || colon >= lineEnd) {
        return "";
      }
      start = colon + 1;
    }
    int end = table.indexOf(':', start);
    return table.substring(start, end < 0 || end > lineEnd ? lineEnd : end);
  }
}
