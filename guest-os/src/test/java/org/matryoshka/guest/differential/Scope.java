package org.matryoshka.guest.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What generated code can name at a place: variables, and the methods that it may call. */
final class Scope {
  private final Random random;
  private final List<Variable> variables = new ArrayList<>();
  private int nextName;

  /** Methods from this number on may be called: each calls later ones only, so calls end. */
  final int firstCallable;

  final JavaType result;

  Scope(Random random, int firstCallable, JavaType result) {
    this.random = random;
    this.firstCallable = firstCallable;
    this.result = result;
  }

  /** How many variables there are, for {@link #close}. */
  int open() {
    return variables.size();
  }

  /** Forgets the variables that were declared since. */
  void close(int mark) {
    variables.subList(mark, variables.size()).clear();
  }

  /** A name that the method has not used yet. */
  String freshName(String prefix) {
    nextName++;
    return prefix + nextName;
  }

  void declare(JavaType type, String name, boolean assignable) {
    variables.add(new Variable(type, name, assignable));
  }

  /** Some variable of a type, or null if there is none. */
  Variable pick(JavaType type, boolean toAssign) {
    List<Variable> fitting =
        variables.stream().filter(v -> v.type() == type && (v.assignable() || !toAssign)).toList();
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
  }
}
