package org.matryoshka.guest.user.program.files;

import org.matryoshka.guest.user.lib.FileStatus;

/** A file in a listing; its status is null where only the name is shown. */
final class ListedFile {
  final String path;
  final String name;
  final FileStatus status;

  ListedFile(String path, String name, FileStatus status) {
    this.path = path;
    this.name = name;
    this.status = status;
  }
}
