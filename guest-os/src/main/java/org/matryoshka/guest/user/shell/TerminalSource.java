package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Bytes;
import org.matryoshka.guest.user.lib.Input;
import org.matryoshka.guest.user.lib.Os;
import org.matryoshka.guest.user.lib.Paths;
import org.matryoshka.guest.user.lib.Terminal;

/** Shell source that somebody types, with a prompt, editing and history. */
final class TerminalSource extends ScriptSource {
  private static final int REMEMBERED = 500;

  private final Shell shell;
  private final Os os;
  private final Terminal terminal;
  private final Sequence<String> history = new Sequence<>();
  private final LineEditor editor;
  private Input plain;

  TerminalSource(Shell shell) {
    this.shell = shell;
    this.os = shell.os();
    this.terminal = new Terminal(os, 0);
    this.editor =
        new LineEditor(os, shell.errorOutput(), history, new Completion(os, shell.variables()));
    shell.builtins().setHistory(history);
  }

  @Override
  String nextLine(boolean continued) {
    if (!continued) {
      shell.jobs().report();
    }
    String format = shell.variables().value(continued ? "PS2" : "PS1");
    String prompt = expanded(format == null ? (continued ? "> " : "\\u@\\h:\\w\\$ ") : format);
    String line = edited(prompt);
    if (line != null) {
      boolean repeated = !history.isEmpty() && history.last().equals(line);
      if (!line.trim().isEmpty() && !repeated) {
        history.add(line);
        if (history.size() > REMEMBERED) {
          history.removeAt(0);
        }
      }
    }
    return line == null ? null : line + "\n";
  }

  private String edited(String prompt) {
    if (terminal.makeRaw() < 0) {
      return unedited(prompt);
    }
    String line = editor.read(prompt, terminal.columns(80));
    terminal.restore();
    if (editor.interrupted()) {
      shell.setStatus(130);
    }
    return line;
  }

  private String unedited(String prompt) {
    if (plain == null) {
      plain = new Input(os, 0, 1);
    }
    shell.errorOutput().print(prompt).flush();
    return plain.readLine();
  }

  /** A prompt: backslash sequences, then parameters. */
  private String expanded(String format) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) == '\\' && i + 1 < format.length()) {
        text.append(sequence(format.charAt(++i)));
      } else {
        text.append(format.charAt(i));
      }
    }
    return text.indexOf("$") < 0 ? text.toString() : shell.expander().inDocument(text.toString());
  }

  private String sequence(char letter) {
    return switch (letter) {
      case 'w' -> directory();
      case 'W' -> Paths.base(directory());
      case 'u' -> os.geteuid() == 0 ? "root" : user();
      case 'h' -> host();
      case '$' -> os.geteuid() == 0 ? "#" : "\\$";
      case 'n' -> "\r\n";
      case 'e' -> "\u001b";
      case '[', ']' -> "";
      default -> "\\" + letter;
    };
  }

  private String user() {
    String name = shell.variables().value("USER");
    return name == null ? Integer.toString(os.geteuid()) : name;
  }

  private String host() {
    byte[] names = new byte[390];
    os.uname(names);
    return Bytes.getString(names, 65);
  }

  private String directory() {
    String directory = shell.variables().value("PWD");
    String home = shell.variables().value("HOME");
    if (directory == null) {
      return "?";
    }
    boolean below = home != null && home.length() > 1 && (directory + "/").startsWith(home + "/");
    return below ? "~" + directory.substring(home.length()) : directory;
  }
}
