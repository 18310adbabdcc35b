package org.matryoshka.guest.user.shell;

import org.matryoshka.guest.runtime.collection.Sequence;

/** Patterns of a {@code case} and what to do if one of them matches; the body may be null. */
final class CaseClause {
  final Sequence<String> patterns;
  final Command body;

  CaseClause(Sequence<String> patterns, Command body) {
    this.patterns = patterns;
    this.body = body;
  }
}
