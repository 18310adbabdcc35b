package org.matryoshka.guest.aot.optimize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.matryoshka.guest.aot.ir.CheckCast;
import org.matryoshka.guest.aot.ir.Graph;
import org.matryoshka.guest.aot.ir.LoadStatic;
import org.matryoshka.guest.aot.ir.New;
import org.matryoshka.guest.aot.ir.NewArray;
import org.matryoshka.guest.aot.ir.Parameter;
import org.matryoshka.guest.aot.ir.StringLiteral;
import org.matryoshka.guest.aot.ir.Value;

/** References that are known not to be null at the place that a pass has come to. */
final class NonNullValues {
  private final Graph graph;
  private final ProgramFacts facts;
  private final BitSet values = new BitSet();
  private final List<Value> added = new ArrayList<>();

  NonNullValues(Graph graph, ProgramFacts facts) {
    this.graph = graph;
    this.facts = facts;
  }

  /** Returns a mark to go back to. */
  int mark() {
    return added.size();
  }

  /** Forgets what was added since a mark was made. */
  void reset(int mark) {
    while (added.size() > mark) {
      values.clear(added.removeLast().id());
    }
  }

  /** Notes that a reference is not null from here on, nor are the casts between. */
  void add(Value value) {
    for (Value each = value; ; each = ((CheckCast) each).object()) {
      if (!values.get(each.id())) {
        values.set(each.id());
        added.add(each);
      }
      if (!(each instanceof CheckCast)) {
        return;
      }
    }
  }

  boolean contains(Value value) {
    if (values.get(value.id())) {
      return true;
    }
    return switch (value) {
      case New _, NewArray _, StringLiteral _ -> true;
      case Parameter parameter -> parameter.index() == 0 && !graph.isStatic();
      case CheckCast cast -> contains(cast.object());
      case LoadStatic load -> isInitialized(load) && facts.isNonNull(load.field());
      default -> false;
    };
  }

  /** Returns whether the static initializer that sets a field has surely run. */
  boolean isInitialized(LoadStatic load) {
    return !graph.method().name().equals("<clinit>")
        || !graph.method().owner().equals(load.field().owner());
  }
}
