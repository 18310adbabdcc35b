package org.matryoshka.guest.kernel.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The files made from the {@link Syscall} annotations are up to date; {@code -Dbless=true} makes
 * them so.
 */
class SyscallFilesTest {
  @Test
  void areUpToDate() throws IOException, URISyntaxException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("ARCHITECTURE.md"))) {
      root = root.getParent();
    }
    if (Boolean.getBoolean("bless")) {
      SyscallFiles.write(root);
    }
    for (Map.Entry<Path, String> file : SyscallFiles.all(root).entrySet()) {
      assertThat(SyscallFiles.essence(Files.readString(file.getKey())))
          .as(root.relativize(file.getKey()) + " (-Dbless=true makes it anew)")
          .isEqualTo(SyscallFiles.essence(file.getValue()));
    }
  }
}
