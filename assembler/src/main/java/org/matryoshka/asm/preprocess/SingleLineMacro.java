package org.matryoshka.asm.preprocess;

import java.util.List;
import org.matryoshka.asm.token.Token;

/**
 * A macro made with {@code %define} and its kin.
 *
 * @param name as defined
 * @param parameters names of its parameters; null for a macro without parentheses
 * @param body what a call is replaced with
 */
record SingleLineMacro(String name, List<String> parameters, List<Token> body) {
  /** Number of parameters, −1 without parentheses. */
  int arity() {
    return parameters == null ? -1 : parameters.size();
  }
}
