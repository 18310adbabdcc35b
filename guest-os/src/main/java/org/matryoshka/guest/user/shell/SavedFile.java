package org.matryoshka.guest.user.shell;

/** A descriptor that was redirected, and the copy of what it was; −1 if it was closed. */
final class SavedFile {
  final int fd;
  final int copy;

  SavedFile(int fd, int copy) {
    this.fd = fd;
    this.copy = copy;
  }
}
