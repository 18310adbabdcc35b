package org.matryoshka.asm.assembly;

import java.util.BitSet;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.encoding.AssembledInstruction;
import org.matryoshka.asm.encoding.InstructionAssembler;
import org.matryoshka.asm.encoding.Situation;
import org.matryoshka.asm.expression.Evaluator;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.source.SourceLoader;
import org.matryoshka.asm.syntax.Expression;
import org.matryoshka.asm.syntax.Statement;

/** Carries out one statement after another in a pass: defines labels, puts out bytes. */
final class StatementExecutor {
  /** Passes in which a jump may become short again; afterwards jumps only grow, so it ends. */
  static final int SHRINKING_PASSES = 12;

  private final Session session;
  private final Emitter emitter;
  private final DataEmitter data;
  private final DirectiveExecutor directives;
  private final StructureState structures;
  private final BitSet nearJumps = new BitSet();
  private int ordinal;

  StatementExecutor(Session session, SourceLoader loader) {
    this.session = session;
    this.emitter = new Emitter(session);
    this.data = new DataEmitter(session, emitter, loader);
    this.directives = new DirectiveExecutor(session);
    this.structures = new StructureState(session, emitter);
  }

  void beginPass() {
    ordinal = 0;
    structures.beginPass();
  }

  void endPass() {
    structures.endPass();
  }

  /** Carries out a line; errors go to the session. */
  void execute(Item item) {
    ordinal++;
    session.beginStatement();
    session.expansions = item.line.expansions();
    try {
      if (item.parsed.label() != null && !(item.parsed.statement() instanceof Statement.Equ)) {
        session.define(item.parsed.label(), session.place(), item.parsed.labelAt());
      }
    } catch (SourceException e) {
      session.error(e, item.parsed.labelAt());
    }
    try {
      if (item.parsed.statement() instanceof Statement.Equ equ) {
        define(item, equ);
      } else {
        execute(item.parsed.statement(), item);
      }
    } catch (SourceException e) {
      session.error(e, firstPosition(item));
    }
  }

  private static Position firstPosition(Item item) {
    return item.line.tokens().isEmpty() ? null : item.line.tokens().getFirst().position();
  }

  private void define(Item item, Statement.Equ equ) {
    if (item.parsed.label() == null) {
      throw new SourceException(equ.at(), "equ needs a name before it", "name equ value");
    }
    Value value = Evaluator.evaluate(equ.value(), session);
    if (value.hasRegister()) {
      throw new SourceException(
          equ.at(), "equ gives names to values, not registers", "use %define");
    }
    session.define(item.parsed.label(), value, item.parsed.labelAt());
  }

  private void execute(Statement statement, Item item) {
    switch (statement) {
      case Statement.Nothing nothing -> {}
      case Statement.Instruction instruction -> instruction(instruction, item);
      case Statement.Data d -> data.data(d);
      case Statement.Reserve reserve -> data.reserve(reserve);
      case Statement.IncludeBinary binary -> data.includeBinary(binary, item.line.source().name());
      case Statement.Times times -> times(times, item);
      case Statement.Equ equ ->
          throw new SourceException(equ.at(), "equ can't be repeated or be an argument");
      case Statement.Align align -> align(align, item);
      case Statement.StructureBegin begin -> structures.begin(begin);
      case Statement.StructureEnd end -> structures.end(end);
      case Statement.InstanceBegin begin -> structures.beginInstance(begin);
      case Statement.InstanceField field -> {
        structures.field(field);
        if (field.body() != null) {
          execute(field.body(), item);
        }
      }
      case Statement.InstanceEnd end -> structures.endInstance(end);
      default -> directives.execute(statement);
    }
  }

  private void instruction(Statement.Instruction instruction, Item item) {
    // not inside times or align, where the instruction is not all of the line
    boolean whole = item.parsed.statement() instanceof Statement.Instruction;
    if (item.fixed != null && whole) {
      emitter.bytes(item.fixed.bytes(), instruction.at());
      return;
    }
    long before = session.questions;
    boolean mayShrink = session.pass <= SHRINKING_PASSES || !nearJumps.get(ordinal);
    AssembledInstruction assembled =
        InstructionAssembler.assemble(
            instruction,
            new Situation(session, session.place(), session.relativeByDefault, mayShrink));
    if (session.questions == before && whole && assembled.fixups().isEmpty()) {
      item.fixed = assembled;
    }
    nearJumps.set(ordinal, assembled.bytes().length > 2);
    emitter.bytes(assembled.bytes(), assembled.fixups(), instruction.at());
  }

  /** A number that must be known in the first pass. */
  static long critical(Expression expression, Session session, String what) {
    Value value = Evaluator.evaluate(expression, session);
    if (!value.known()) {
      throw new SourceException(
          expression.at(),
          what + " needs a value that is known by now",
          "define the symbol above this line");
    }
    if (!value.isConstant()) {
      throw new SourceException(
          expression.at(),
          what + " needs a number, not an address",
          "the difference of two labels in one section is a number");
    }
    return value.constant();
  }

  private void times(Statement.Times times, Item item) {
    long count = critical(times.count(), session, "times");
    if (count < 0) {
      throw new SourceException(
          times.at(), "times " + count + " is negative", "there is no room left for padding");
    }
    if (times.label() != null) {
      session.define(times.label(), session.place(), times.at());
    }
    if (count == 0) {
      return;
    }
    SectionState section = session.current();
    long questions = session.questions;
    long start = session.offset();
    int relocations = section == null ? 0 : section.relocations.size();
    execute(times.body(), item);
    long length = session.offset() - start;
    boolean same =
        session.questions == questions
            && section == session.current()
            && (section == null || section.relocations.size() == relocations);
    if (same) {
      data.repeat(start, length, count - 1, times.at());
      return;
    }
    if (count > Session.MAX_TIMES) {
      throw new SourceException(
          times.at(),
          "times "
              + count
              + " of a statement that depends on its place is more than "
              + Session.MAX_TIMES,
          "check the count");
    }
    for (long i = 1; i < count; i++) {
      execute(times.body(), item);
      if (session.diagnostics.isFull()) {
        return;
      }
    }
  }

  private void align(Statement.Align align, Item item) {
    long boundary = critical(align.boundary(), session, align.reserve() ? "alignb" : "align");
    if (boundary < 1 || Long.bitCount(boundary) != 1 || boundary > 1L << 30) {
      throw new SourceException(align.at(), "alignment " + boundary + " is no power of two");
    }
    SectionState section = session.current();
    if (section != null && section.alignment < boundary) {
      section.alignment = boundary;
    }
    long gap = -session.distanceFromStart() & (boundary - 1);
    if (align.fill() != null) {
      Expression count = new Expression.IntegerConstant(gap, align.at());
      times(new Statement.Times(count, null, align.fill(), align.at()), item);
    } else if (align.reserve() || section == null || section.flags.empty()) {
      emitter.reserve(gap, align.at());
    } else {
      data.padWithNop(gap, align.at());
    }
  }
}
