package org.matryoshka.gui.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.matryoshka.guest.addition.AddedClasses;
import org.matryoshka.guest.addition.AddedClassesException;
import org.matryoshka.guest.image.GuestBuildException;
import org.matryoshka.guest.image.KuklaBuilder;
import org.matryoshka.gui.cli.io.CommandFailure;

/** The kernel Kukla, built with a student's scheduler. */
final class KuklaWithClasses {
  private KuklaWithClasses() {}

  /**
   * Builds it.
   *
   * @param folder of the class files
   * @param scheduler the full name of the scheduler's class
   * @return the bootable ELF file
   * @throws CommandFailure (exit code 3) if the classes can't become part of the kernel
   */
  static byte[] build(Path folder, String scheduler) {
    try {
      Map<String, byte[]> classes = AddedClasses.read(folder, scheduler);
      return KuklaBuilder.bundled().with(classes).kernel(KuklaBuilder.bundledInitramfs());
    } catch (AddedClassesException e) {
      throw CommandFailure.rejected(e.getMessage(), e.problems());
    } catch (GuestBuildException e) {
      throw CommandFailure.rejected(e.getMessage(), e.problems());
    } catch (IOException e) {
      throw CommandFailure.rejected(folder + ": can't be read: " + e.getMessage());
    }
  }
}
