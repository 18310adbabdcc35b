package org.matryoshka.guest.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The initial root directory: a tree of files from the sources ({@code src/main/rootfs}), the empty
 * directories that mounts need, and the programs.
 */
final class RootFiles {
  private static final List<String> DIRECTORIES =
      List.of(
          "bin", "sbin", "dev", "etc", "home", "mnt", "proc", "root", "tmp", "usr", "var", "sys");
  private static final String TEMPORARY = "tmp";
  private static final int STICKY = 041777;
  private static final int STUDENT = 1000;

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, byte[]> programs = new TreeMap<>();
  private final Map<String, List<String>> names = new TreeMap<>();

  /** Reads the tree of files. */
  RootFiles(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        files.put(tree.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
  }

  /** Adds an executable file. */
  void add(KuklaProgram program, byte[] elf) {
    programs.put(program.path(), elf);
    names.put(program.path(), program.names());
  }

  /** The archive. */
  byte[] archive() {
    CpioArchive archive = new CpioArchive();
    Map<String, Integer> directories = new TreeMap<>();
    DIRECTORIES.forEach(path -> directories.put(path, 0));
    files.keySet().forEach(path -> addParents(directories, path));
    programs.keySet().forEach(path -> addParents(directories, path));
    directories.forEach(
        (path, user) ->
            archive.add(
                path, path.equals(TEMPORARY) ? STICKY : CpioArchive.DIRECTORY, user, new byte[0]));
    files.forEach(
        (path, content) ->
            archive.add(
                path, CpioArchive.FILE | 0644, path.startsWith("home/") ? STUDENT : 0, content));
    programs.forEach((path, elf) -> addProgram(archive, path, elf));
    return archive.finish();
  }

  private static void addParents(Map<String, Integer> directories, String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String directory = path.substring(0, slash);
      directories.put(directory, directory.startsWith("home/") ? STUDENT : 0);
    }
  }

  private void addProgram(CpioArchive archive, String path, byte[] elf) {
    int mode = CpioArchive.FILE | 0755;
    List<String> others = names.get(path);
    if (others.isEmpty()) {
      archive.add(path, mode, 0, elf);
      return;
    }
    archive.addFirstName(others.getFirst(), mode, others.size() + 1);
    for (String name : others.subList(1, others.size())) {
      archive.addName(name, mode, others.size() + 1, new byte[0]);
    }
    archive.addName(path, mode, others.size() + 1, elf);
  }

  /** A text as a file's content. */
  void add(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
