package org.matryoshka.gui.cli.show;

import java.util.OptionalLong;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.inspect.paging.AddressExpression;
import org.matryoshka.gui.inspect.paging.Privilege;
import org.matryoshka.mmu.paging.AccessType;

/** Options that topics about memory share. */
final class PagingOptions {
  static final Option ROOT =
      option("root", "GPA", "guest-physical address of another top table than CR3's");
  static final Option AS =
      option("as", "WHO", "in whose name: user, kernel, or now (the default: as the guest is now)");
  static final Option ACCESS = option("access", "KIND", "read (the default), write or fetch");

  private PagingOptions() {}

  static Option option(String name, String argument, String description) {
    return Option.builder().longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  static OptionalLong root(ShowRequest request) {
    String text = request.options().getOptionValue(ROOT);
    return text == null ? OptionalLong.empty() : OptionalLong.of(address(request, text));
  }

  static long address(ShowRequest request, String text) {
    try {
      return AddressExpression.evaluate(
          text, request.machine().cpu().state, request.world().image(request.focus()).symbols());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("show " + request.topic() + ": " + e.getMessage());
    }
  }

  static Privilege privilege(CommandLine line) {
    String text = line.getOptionValue(AS, "now");
    return switch (text) {
      case "now" -> Privilege.AS_NOW;
      case "user" -> Privilege.USER;
      case "kernel" -> Privilege.KERNEL;
      default -> throw CommandFailure.usage("--as " + text + ": must be user, kernel or now");
    };
  }

  static AccessType access(CommandLine line) {
    String text = line.getOptionValue(ACCESS, "read");
    return switch (text) {
      case "read" -> AccessType.READ;
      case "write" -> AccessType.WRITE;
      case "fetch" -> AccessType.FETCH;
      default -> throw CommandFailure.usage("--access " + text + ": must be read, write or fetch");
    };
  }
}
