package org.matryoshka.guest.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Kukla whose initial file system has the bundled programs and one more. */
public final class KuklaWithProgram {
  private KuklaWithProgram() {}

  /** Builds the image with {@code /bin/NAME} from a class among added ones. */
  public static byte[] build(String name, String mainClass, Map<String, byte[]> classes)
      throws GuestBuildException, IOException {
    KuklaBuilder builder = KuklaBuilder.bundled().with(classes);
    Map<KuklaProgram, byte[]> files = new LinkedHashMap<>();
    for (KuklaProgram program : KuklaPrograms.all()) {
      files.put(program, KuklaBuilder.stripped(builder.program(program.mainClass())));
    }
    files.put(
        new KuklaProgram(mainClass, "bin/" + name, List.of()),
        KuklaBuilder.stripped(builder.program(mainClass)));
    return builder.kernel(KuklaBuilder.initramfs(Path.of("src/main/rootfs"), files));
  }
}
