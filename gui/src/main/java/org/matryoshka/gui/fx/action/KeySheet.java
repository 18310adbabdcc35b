package org.matryoshka.gui.fx.action;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.matryoshka.gui.fx.action.Action.Group;

/** All actions and their keys in both key maps, to be read, saved and printed. */
public final class KeySheet {
  /**
   * A line.
   *
   * @param group what the action belongs to
   * @param title of the action
   * @param visualStudio its keys in that map, joined by commas; may be empty
   * @param intellij its keys in that map
   */
  public record Row(Group group, String title, String visualStudio, String intellij) {}

  private KeySheet() {}

  /** A line for each action, by groups. */
  public static List<Row> rows(Actions actions) {
    List<Row> rows = new ArrayList<>();
    for (Group group : Group.values()) {
      for (Action action : actions.all()) {
        if (action.group() == group) {
          rows.add(
              new Row(
                  group,
                  action.title(),
                  names(action, KeyMap.VISUAL_STUDIO),
                  names(action, KeyMap.INTELLIJ)));
        }
      }
    }
    return rows;
  }

  private static String names(Action action, KeyMap map) {
    return action.keys(map).stream().map(KeyNames::of).distinct().collect(Collectors.joining(", "));
  }

  /** As plain text, in columns. */
  public static String text(Actions actions) {
    List<Row> rows = rows(actions);
    int title = width(rows.stream().map(Row::title).toList(), 5);
    int first = width(rows.stream().map(Row::visualStudio).toList(), 13);
    StringBuilder text = new StringBuilder("The keys of matryoshka's window\n");
    Group group = null;
    for (Row row : rows) {
      if (row.group() != group) {
        group = row.group();
        text.append('\n')
            .append(padded(group.title(), title))
            .append("  ")
            .append(padded(KeyMap.VISUAL_STUDIO.title(), first))
            .append("  ")
            .append(KeyMap.INTELLIJ.title())
            .append('\n');
      }
      text.append(padded(row.title(), title))
          .append("  ")
          .append(padded(row.visualStudio(), first))
          .append("  ")
          .append(row.intellij());
      int end = text.length();
      while (text.charAt(end - 1) == ' ') {
        end--;
      }
      text.setLength(end);
      text.append('\n');
    }
    return text.toString();
  }

  private static int width(List<String> texts, int least) {
    return Math.max(least, texts.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** As a page of HTML that prints on two sheets. */
  public static String html(Actions actions) {
    StringBuilder page =
        new StringBuilder(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>The keys of matryoshka's window</title>
            <style>
              body { font: 10pt sans-serif; columns: 2; margin: 1cm; }
              h1 { font-size: 14pt; column-span: all; }
              h2 { font-size: 11pt; break-after: avoid; margin: 0.8em 0 0.2em; }
              table { border-collapse: collapse; width: 100%; break-inside: auto; }
              tr { break-inside: avoid; }
              th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #bbb; padding: 1px 6px 1px 0; }
              kbd { font: 9pt monospace; white-space: nowrap; }
            </style></head><body>
            <h1>The keys of matryoshka's window</h1>
            """);
    Group group = null;
    for (Row row : rows(actions)) {
      if (row.group() != group) {
        page.append(group == null ? "" : "</table>\n");
        group = row.group();
        page.append("<h2>")
            .append(escaped(group.title()))
            .append("</h2>\n<table><tr><th></th><th>");
        page.append(KeyMap.VISUAL_STUDIO.title()).append("</th><th>");
        page.append(KeyMap.INTELLIJ.title()).append("</th></tr>\n");
      }
      page.append("<tr><td>").append(escaped(row.title())).append("</td><td><kbd>");
      page.append(escaped(row.visualStudio())).append("</kbd></td><td><kbd>");
      page.append(escaped(row.intellij())).append("</kbd></td></tr>\n");
    }
    return page.append("</table>\n</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
