package org.matryoshka.asm.preprocess;

import java.util.List;
import org.matryoshka.asm.token.Token;

/**
 * A macro made with {@code %macro}.
 *
 * @param name as defined
 * @param least fewest arguments of a call
 * @param most most arguments; {@link Integer#MAX_VALUE} for {@code *}
 * @param greedy the last parameter takes the rest of the line, commas included
 * @param defaults values of the parameters after the first {@code least}
 * @param body its lines
 */
record MultiLineMacro(
    String name,
    int least,
    int most,
    boolean greedy,
    List<List<Token>> defaults,
    List<SourceLine> body) {

  /** Identity: each definition is a macro of its own. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Whether a call with so many arguments, counted by commas, is one of this macro. */
  boolean takes(int arguments) {
    return arguments >= least && (greedy || arguments <= most);
  }

  /** The numbers of arguments for a message. */
  String arityText() {
    String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
    return least == most ? Integer.toString(least) + (greedy ? " or more" : "") : range;
  }
}
