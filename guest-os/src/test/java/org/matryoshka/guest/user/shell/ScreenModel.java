package org.matryoshka.guest.user.shell;

import java.util.ArrayList;
import java.util.List;

/** A terminal as far as the line editor uses one: what stands on its screen after some output. */
final class ScreenModel {
  private final int width;
  private final List<StringBuilder> rows = new ArrayList<>();
  private int row;
  private int column;

  ScreenModel(int width) {
    this.width = width;
  }

  /** The rows, without spaces at their ends and empty ones at the end. */
  String show(String output) {
    int i = 0;
    while (i < output.length()) {
      char character = output.charAt(i++);
      if (character == 27) {
        int number = 0;
        i++;
        while (Character.isDigit(output.charAt(i))) {
          number = number * 10 + output.charAt(i++) - '0';
        }
        control(output.charAt(i++), number == 0 ? 1 : number);
      } else if (character == '\r') {
        column = 0;
      } else if (character == '\n') {
        row++;
      } else if (character == '\b') {
        column--;
      } else {
        put(character);
      }
    }
    List<String> lines = new ArrayList<>();
    for (StringBuilder line : rows) {
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines).stripTrailing();
  }

  private void put(char character) {
    if (column == width) {
      column = 0;
      row++;
    }
    StringBuilder line = at(row);
    while (line.length() <= column) {
      line.append(' ');
    }
    line.setCharAt(column++, character);
  }

  private StringBuilder at(int index) {
    while (rows.size() <= index) {
      rows.add(new StringBuilder());
    }
    return rows.get(index);
  }

  private void control(char letter, int number) {
    switch (letter) {
      case 'A' -> row -= number;
      case 'B' -> row += number;
      case 'C' -> column += number;
      case 'D' -> column -= number;
      case 'J' -> {
        at(row).setLength(Math.min(at(row).length(), column));
        rows.subList(row + 1, rows.size()).clear();
      }
      default -> throw new IllegalArgumentException("unknown control sequence " + letter);
    }
  }
}
