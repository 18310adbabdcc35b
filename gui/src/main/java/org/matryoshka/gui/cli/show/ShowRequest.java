package org.matryoshka.gui.cli.show;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.matryoshka.gui.cli.io.CommandFailure;
import org.matryoshka.gui.session.World;
import org.matryoshka.gui.text.NearestName;
import org.matryoshka.hv.VirtualMachine;

/**
 * What a topic is to show.
 *
 * @param topic its name, for complaints
 * @param world at the place that the user named
 * @param vm number of the VM that the user named; empty if none was
 * @param operand the topic's operand, if it was given
 * @param options the command line, for the topic's own options
 */
public record ShowRequest(
    String topic,
    World world,
    Optional<Integer> vm,
    Optional<String> operand,
    CommandLine options) {

  /**
   * What a user asked for.
   *
   * @param vm what the user calls the VM; null if none was named
   * @throws CommandFailure (exit code 2) if there is no such VM
   */
  public static ShowRequest of(
      ShowTopic topic, World world, String vm, Optional<String> operand, CommandLine options) {
    Optional<Integer> number = Optional.ofNullable(vm).map(text -> vm(world, text));
    return new ShowRequest(topic.name(), world, number, operand, options);
  }

  /** Number of the VM to look at: the one that was named, else the one that ran last, else 1. */
  public int focus() {
    return vm.orElseGet(() -> lastToRun(world));
  }

  /** The VM to look at. */
  public VirtualMachine machine() {
    return world.machine(focus());
  }

  private static int lastToRun(World world) {
    long exits = world.exits().total();
    return exits == 0 ? 1 : world.exits().get(exits).exit().vm();
  }

  /**
   * The operand as an address: {@code 0x1234}, {@code 1234}, a register, a symbol of the VM's
   * image, or sums of these ({@code main+0x10}).
   *
   * @throws CommandFailure (exit code 2) if it is none, or missing
   */
  public long address() {
    String text =
        operand.orElseThrow(() -> CommandFailure.usage("show " + topic + ": needs an address"));
    return PagingOptions.address(this, text);
  }

  /**
   * The number of the VM that a user named.
   *
   * @param text a name or a number from 1
   * @throws CommandFailure (exit code 2) if there is none
   */
  public static int vm(World world, String text) {
    List<String> names = world.machines().stream().map(vm -> vm.config().name()).toList();
    int index = names.indexOf(text);
    if (index >= 0) {
      return index + 1;
    }
    if (text.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= names.size()) {
        return number;
      }
    }
    throw CommandFailure.usage(
        "--vm "
            + text
            + ": there is no such VM"
            + NearestName.hint(text, names)
            + " (there are: "
            + String.join(", ", names)
            + "; or a number from 1 to "
            + names.size()
            + ")");
  }
}
