package org.matryoshka.asm.assembly;

import org.matryoshka.asm.expression.Scope;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.source.Position;

/** Symbols as {@code %if} sees them: notes whether an answer can differ in another pass. */
final class PreprocessorScope implements Scope {
  private final Session session;
  private final boolean[] askedForPlaces;

  PreprocessorScope(Session session, boolean[] askedForPlaces) {
    this.session = session;
    this.askedForPlaces = askedForPlaces;
  }

  @Override
  public Value symbol(String name, Position at) {
    Value value = session.symbol(name, at);
    askedForPlaces[0] |= !value.isConstant();
    return value;
  }

  @Override
  public Value here(Position at) {
    askedForPlaces[0] = true;
    return session.here(at);
  }

  @Override
  public Value sectionStart(Position at) {
    askedForPlaces[0] = true;
    return session.sectionStart(at);
  }
}
