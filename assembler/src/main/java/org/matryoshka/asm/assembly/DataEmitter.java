package org.matryoshka.asm.assembly;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.encoding.Fixup;
import org.matryoshka.asm.expression.Evaluator;
import org.matryoshka.asm.expression.Value;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.source.SourceLoader;
import org.matryoshka.asm.syntax.DataItem;
import org.matryoshka.asm.syntax.Expression;
import org.matryoshka.asm.syntax.Statement;
import org.matryoshka.isa.Mnemonic;
import org.matryoshka.isa.encoding.Encoder;
import org.matryoshka.isa.instruction.Prefixes;
import org.matryoshka.isa.table.InstructionSet;

/** Data, reserved room and included files. */
final class DataEmitter {
  private final Session session;
  private final Emitter emitter;
  private final SourceLoader loader;
  private final Map<String, byte[]> included = new HashMap<>();

  DataEmitter(Session session, Emitter emitter, SourceLoader loader) {
    this.session = session;
    this.emitter = emitter;
    this.loader = loader;
  }

  void data(Statement.Data data) {
    items(data.unit(), data.items(), data.at());
  }

  private void items(int unit, List<DataItem> items, Position at) {
    for (DataItem item : items) {
      switch (item) {
        case DataItem.Value value -> value(unit, value.expression());
        case DataItem.Uninitialised u -> emitter.reserve(unit, u.at());
        case DataItem.Repeated repeated -> repeated(unit, repeated, at);
      }
    }
  }

  private void repeated(int outerUnit, DataItem.Repeated repeated, Position at) {
    int unit = repeated.unit() == 0 ? outerUnit : repeated.unit();
    long count =
        repeated.count() == null ? 1 : StatementExecutor.critical(repeated.count(), session, "dup");
    if (count < 0) {
      throw new SourceException(at, "dup " + count + " is negative");
    }
    if (count == 0) {
      return;
    }
    long questions = session.questions;
    long start = session.offset();
    items(unit, repeated.items(), at);
    if (session.questions == questions) {
      repeat(start, session.offset() - start, count - 1, at);
      return;
    }
    for (long i = 1; i < count; i++) {
      items(unit, repeated.items(), at);
    }
  }

  private void value(int unit, Expression expression) {
    if (expression instanceof Expression.Text text) {
      int padded = (text.bytes().length + unit - 1) / unit * unit;
      emitter.bytes(Arrays.copyOf(text.bytes(), padded), text.at());
      return;
    }
    byte[] floating = floating(unit, expression, 1);
    if (floating != null) {
      emitter.bytes(floating, expression.at());
      return;
    }
    byte[] room = new byte[unit];
    if (!emitter.emitting()) {
      if (!isConstant(expression)) {
        session.questions++; // not looked at yet: it may depend on the place
      }
      emitter.bytes(room, expression.at());
      return;
    }
    Value value = Evaluator.evaluate(expression, session);
    if (value.hasRegister()) {
      throw new SourceException(expression.at(), "a register is no data");
    }
    if (unit > 8 && !(value.isConstant() && value.constant() >= 0)) {
      throw new SourceException(
          expression.at(), "a datum of " + unit + " bytes must be a small constant");
    }
    Fixup fixup = new Fixup(0, Math.min(unit, 8), value, false, 0, false, expression.at());
    emitter.bytes(room, List.of(fixup), expression.at());
  }

  private static boolean isConstant(Expression expression) {
    return switch (expression) {
      case Expression.IntegerConstant number -> true;
      case Expression.Text text -> true;
      case Expression.Unary unary -> isConstant(unary.operand());
      case Expression.Binary binary -> isConstant(binary.left()) && isConstant(binary.right());
      default -> false;
    };
  }

  /** The bytes of a floating-point number; null if the expression is none. */
  private static byte[] floating(int unit, Expression expression, int sign) {
    return switch (expression) {
      case Expression.Floating f -> {
        double value = sign * Double.parseDouble(f.text());
        yield switch (unit) {
          case 4 -> little(Float.floatToIntBits(sign * Float.parseFloat(f.text())), 4);
          case 8 -> little(Double.doubleToLongBits(value), 8);
          default ->
              throw new SourceException(
                  f.at(), "a floating-point number has 4 or 8 bytes", "use dd or dq");
        };
      }
      case Expression.Unary unary ->
          switch (unary.operator()) {
            case MINUS -> floating(unit, unary.operand(), -sign);
            case PLUS -> floating(unit, unary.operand(), sign);
            default -> null;
          };
      default -> null;
    };
  }

  private static byte[] little(long value, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (value >> (8 * i));
    }
    return bytes;
  }

  void reserve(Statement.Reserve reserve) {
    long count = StatementExecutor.critical(reserve.count(), session, "a reservation");
    if (count < 0 || count > Session.MAX_BYTES) {
      throw new SourceException(
          reserve.at(),
          "can't reserve " + count + " units",
          "0 to " + Session.MAX_BYTES + " are possible");
    }
    emitter.reserve(count * reserve.unit(), reserve.at());
  }

  void includeBinary(Statement.IncludeBinary statement, String from) {
    byte[] file = included.computeIfAbsent(statement.file(), name -> load(statement, from));
    long skip =
        statement.skip() == null
            ? 0
            : StatementExecutor.critical(statement.skip(), session, "incbin");
    long length =
        statement.length() == null
            ? Long.MAX_VALUE
            : StatementExecutor.critical(statement.length(), session, "incbin");
    if (skip < 0 || length < 0) {
      throw new SourceException(statement.at(), "incbin counts can't be negative");
    }
    int begin = (int) Math.min(skip, file.length);
    int end = (int) Math.min(file.length, length > file.length ? file.length : begin + length);
    emitter.bytes(Arrays.copyOfRange(file, begin, end), statement.at());
  }

  private byte[] load(Statement.IncludeBinary statement, String from) {
    try {
      Optional<SourceLoader.LoadedFile> found = loader.load(statement.file(), from);
      return found
          .map(SourceLoader.LoadedFile::bytes)
          .orElseThrow(
              () ->
                  new SourceException(
                      statement.at(),
                      "no file '" + statement.file() + "'",
                      "looked beside the source and in the include path"));
    } catch (IOException e) {
      throw new SourceException(
          statement.at(), "can't read '" + statement.file() + "': " + e.getMessage());
    }
  }

  /** Repeats what was just put out. */
  void repeat(long start, long length, long times, Position at) {
    if (times == 0 || length == 0) {
      return;
    }
    if (times > Session.MAX_BYTES / length) {
      throw new SourceException(
          at,
          "more than " + (Session.MAX_BYTES >> 20) + " MiB in one statement",
          "check the count");
    }
    SectionState section = session.current();
    session.advance(length * times, at);
    if (emitter.emitting() && section != null && !section.flags.empty()) {
      section.content.repeatTail((int) length, (int) times);
    }
  }

  /** Fills a gap in code with one-byte no-operations, as NASM's {@code align} does. */
  void padWithNop(long gap, Position at) {
    byte[] nop =
        Encoder.encode(
            InstructionSet.candidates(Mnemonic.NOP).getFirst(), List.of(), Prefixes.NONE);
    for (long i = 0; i < gap; i += nop.length) {
      emitter.bytes(nop, at);
    }
  }
}
