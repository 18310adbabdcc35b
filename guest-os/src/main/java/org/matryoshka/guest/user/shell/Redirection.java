package org.matryoshka.guest.user.shell;

/** A redirection of a command: {@code 2>file}, {@code <&3}, {@code <<END}. */
final class Redirection {
  /** The descriptor that is redirected. */
  final int fd;

  final String operator;

  /** The word behind the operator, unexpanded. */
  final String target;

  /** Where a here document ends. */
  final String delimiter;

  /** Whether the here document is taken as it is, its delimiter having been quoted. */
  final boolean literal;

  /** The text of a here document. */
  String body = "";

  Redirection(int fd, String operator, String target) {
    this.fd = fd;
    this.operator = operator;
    this.target = target;
    this.delimiter = Expander.withoutQuotes(target);
    this.literal = !delimiter.equals(target);
  }

  boolean isHereDocument() {
    return operator.startsWith("<<");
  }
}
