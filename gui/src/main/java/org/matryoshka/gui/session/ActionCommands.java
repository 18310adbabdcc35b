package org.matryoshka.gui.session;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.matryoshka.gui.session.history.Action;

/** Commands that are logged, as what is logged of them. */
final class ActionCommands {
  private ActionCommands() {}

  /**
   * The action that a command is.
   *
   * @throws IllegalArgumentException if its bytes are none, or it is no action
   */
  static Action of(Command command) {
    return switch (command) {
      case Command.Type(int vm, String text) ->
          new Action.Type(vm, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
      case Command.SetWeight(int vm, int weight) -> new Action.SetWeight(vm, weight);
      case Command.SetCap(int vm, int percent) -> new Action.SetCap(vm, percent);
      case Command.WriteRegister(int vm, String register, long value) ->
          new Action.WriteRegister(vm, register.toLowerCase(Locale.ROOT), value, 0);
      case Command.WriteVector(int vm, String register, long low, long high) ->
          new Action.WriteRegister(vm, register.toLowerCase(Locale.ROOT), low, high);
      case Command.WriteMemory(int vm, long gva, String bytes) ->
          new Action.WriteMemory(vm, false, gva, hex(bytes));
      case Command.WritePhysical(int vm, long gpa, String bytes) ->
          new Action.WriteMemory(vm, true, gpa, hex(bytes));
      case Command.PauseVm(int vm) -> new Action.SetLife(vm, Action.Life.PAUSE);
      case Command.ResumeVm(int vm) -> new Action.SetLife(vm, Action.Life.RESUME);
      case Command.StopVm(int vm) -> new Action.SetLife(vm, Action.Life.STOP);
      default -> throw new IllegalArgumentException(command + " is no action");
    };
  }

  private static String hex(String bytes) {
    String digits = bytes.replaceAll("[\\s_,:]", "").toLowerCase(Locale.ROOT);
    if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("[0-9a-f]+")) {
      throw new IllegalArgumentException(
          "'" + bytes + "' is not a row of bytes; write two hexadecimal digits for each.");
    }
    return digits;
  }
}
