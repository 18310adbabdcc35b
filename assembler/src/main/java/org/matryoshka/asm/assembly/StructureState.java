package org.matryoshka.asm.assembly;

import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.expression.Evaluator;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.syntax.Statement;

/** {@code struc} and {@code istruc}: layouts of memory, and data in such a layout. */
final class StructureState {
  private final Session session;
  private final Emitter emitter;
  private Statement.StructureBegin structure;
  private SectionState outside;
  private Statement.InstanceBegin instance;
  private long instanceStart;

  StructureState(Session session, Emitter emitter) {
    this.session = session;
    this.emitter = emitter;
  }

  void beginPass() {
    structure = null;
    instance = null;
  }

  void endPass() {
    if (structure != null) {
      session.error(new SourceException(structure.at(), "struc without its endstruc"), null);
    }
    if (instance != null) {
      session.error(new SourceException(instance.at(), "istruc without its iend"), null);
    }
  }

  void begin(Statement.StructureBegin begin) {
    if (structure != null) {
      throw new SourceException(
          begin.at(), "struc inside struc " + structure.name(), "structures do not nest");
    }
    structure = begin;
    outside = session.current();
    long start =
        begin.start() == null ? 0 : StatementExecutor.critical(begin.start(), session, "struc");
    session.enterAbsolute(start);
    session.define(begin.name(), Value.of(start), begin.at());
  }

  void end(Statement.StructureEnd end) {
    if (structure == null) {
      throw new SourceException(end.at(), "endstruc without its struc");
    }
    Statement.StructureBegin begun = structure;
    structure = null;
    long size = session.distanceFromStart();
    session.enter(outside);
    session.define(begun.name() + "_size", Value.of(size), begun.at());
  }

  void beginInstance(Statement.InstanceBegin begin) {
    if (instance != null) {
      throw new SourceException(begin.at(), "istruc inside istruc " + instance.name());
    }
    instance = begin;
    instanceStart = session.offset();
  }

  void field(Statement.InstanceField field) {
    if (instance == null) {
      throw new SourceException(field.at(), "at outside istruc");
    }
    Value base = session.symbol(instance.name(), instance.at());
    Value offset = Evaluator.evaluate(field.field(), session).minus(base);
    if (!offset.isConstant()) {
      throw new SourceException(
          field.at(), "at needs a field of " + instance.name(), "define the structure above");
    }
    padTo(offset.constant(), field.at());
  }

  void endInstance(Statement.InstanceEnd end) {
    if (instance == null) {
      throw new SourceException(end.at(), "iend without its istruc");
    }
    Statement.InstanceBegin begun = instance;
    instance = null;
    Value size = session.symbol(begun.name() + "_size", begun.at());
    if (!size.isConstant()) {
      throw new SourceException(
          begun.at(), "'" + begun.name() + "' is no structure", "define it with struc above");
    }
    padTo(size.constant(), end.at());
  }

  private void padTo(long offset, Position at) {
    long gap = instanceStart + offset - session.offset();
    if (gap < 0) {
      throw new SourceException(
          at, "the fields before take " + -gap + " bytes more than the structure has");
    }
    emitter.bytes(new byte[Math.toIntExact(Math.min(gap, Session.MAX_BYTES))], at);
  }
}
