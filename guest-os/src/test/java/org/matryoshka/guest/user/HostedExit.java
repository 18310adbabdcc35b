package org.matryoshka.guest.user;

/** What exit(2) is on the JVM. */
final class HostedExit extends RuntimeException {
  private static final long serialVersionUID = 1;

  final int status;

  HostedExit(int status) {
    super("exit " + status, null, false, false);
    this.status = status;
  }
}
