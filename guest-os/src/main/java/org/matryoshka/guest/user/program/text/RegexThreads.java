package org.matryoshka.guest.user.program.text;

/**
 * The states that a regular expression is in at one place of the text, most preferred first, with
 * their group 1.
 */
final class RegexThreads {
  final int[] states;
  final int[] groupStarts;
  final int[] groupEnds;
  int count;

  RegexThreads(int size) {
    states = new int[size];
    groupStarts = new int[size];
    groupEnds = new int[size];
  }

  void add(int state, int groupStart, int groupEnd) {
    states[count] = state;
    groupStarts[count] = groupStart;
    groupEnds[count++] = groupEnd;
  }
}
