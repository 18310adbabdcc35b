package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;
import org.matryoshka.guest.user.lib.Glob;

/** {@code case word in pattern) …;; esac}. */
final class CaseCommand extends Command {
  private final String word;
  private final Sequence<CaseClause> clauses;

  CaseCommand(int line, String word, Sequence<CaseClause> clauses) {
    super(line);
    this.word = word;
    this.clauses = clauses;
  }

  @Override
  int run(Shell shell) {
    String value = shell.expander().single(word);
    for (CaseClause clause : clauses) {
      for (String pattern : clause.patterns) {
        String expanded = shell.expander().pattern(pattern);
        if (shell.unwinding().active()) {
          return shell.status();
        }
        if (Glob.matches(expanded, value)) {
          return clause.body == null ? 0 : clause.body.execute(shell);
        }
      }
    }
    return 0;
  }

  @Override
  void describe(StringBuilder into) {
    into.append("case ").append(word).append(" in ... esac");
  }
}
