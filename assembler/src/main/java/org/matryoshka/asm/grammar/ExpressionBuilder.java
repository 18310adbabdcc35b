package org.matryoshka.asm.grammar;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.syntax.Expression;
import org.matryoshka.asm.syntax.Expression.BinaryOperator;
import org.matryoshka.asm.token.Literals;
import org.matryoshka.isa.Register;

/** Builds expressions from the parse tree. */
final class ExpressionBuilder extends AsmParserBaseVisitor<Expression> {
  /** {@code 1e10} is lexed as a number, like {@code 1E10h}. */
  private static final Pattern EXPONENT = Pattern.compile("[0-9_]+[eE][0-9_]+");

  private final UnaryOperator<String> completeName;

  ExpressionBuilder(UnaryOperator<String> completeName) {
    this.completeName = completeName;
  }

  @Override
  public Expression visitUnary(AsmParser.UnaryContext context) {
    Expression.UnaryOperator operator =
        switch (context.op.getType()) {
          case AsmLexer.PLUS -> Expression.UnaryOperator.PLUS;
          case AsmLexer.MINUS -> Expression.UnaryOperator.MINUS;
          case AsmLexer.TILDE -> Expression.UnaryOperator.COMPLEMENT;
          default -> Expression.UnaryOperator.NOT;
        };
    return new Expression.Unary(operator, visit(context.expr()), AstBuilder.at(context.op));
  }

  @Override
  public Expression visitBinary(AsmParser.BinaryContext context) {
    BinaryOperator operator =
        switch (context.op.getType()) {
          case AsmLexer.STAR -> BinaryOperator.MULTIPLY;
          case AsmLexer.SLASH -> BinaryOperator.DIVIDE;
          case AsmLexer.SDIV -> BinaryOperator.DIVIDE_SIGNED;
          case AsmLexer.MOD -> BinaryOperator.MODULO;
          case AsmLexer.SMOD -> BinaryOperator.MODULO_SIGNED;
          case AsmLexer.PLUS -> BinaryOperator.ADD;
          case AsmLexer.MINUS -> BinaryOperator.SUBTRACT;
          case AsmLexer.SHL, AsmLexer.SHL_COMPLETE -> BinaryOperator.SHIFT_LEFT;
          case AsmLexer.SHR -> BinaryOperator.SHIFT_RIGHT;
          case AsmLexer.SHR_COMPLETE -> BinaryOperator.SHIFT_RIGHT_SIGNED;
          case AsmLexer.AMP -> BinaryOperator.AND;
          case AsmLexer.CARET -> BinaryOperator.XOR;
          case AsmLexer.PIPE -> BinaryOperator.OR;
          case AsmLexer.ASSIGN, AsmLexer.EQ -> BinaryOperator.EQUAL;
          case AsmLexer.NE -> BinaryOperator.NOT_EQUAL;
          case AsmLexer.LT -> BinaryOperator.LESS;
          case AsmLexer.LE -> BinaryOperator.LESS_OR_EQUAL;
          case AsmLexer.GT -> BinaryOperator.GREATER;
          case AsmLexer.GE -> BinaryOperator.GREATER_OR_EQUAL;
          case AsmLexer.LEG -> BinaryOperator.COMPARE;
          case AsmLexer.ANDAND -> BinaryOperator.LOGICAL_AND;
          case AsmLexer.XORXOR -> BinaryOperator.LOGICAL_XOR;
          default -> BinaryOperator.LOGICAL_OR;
        };
    return new Expression.Binary(
        operator, visit(context.expr(0)), visit(context.expr(1)), AstBuilder.at(context.op));
  }

  @Override
  public Expression visitConditional(AsmParser.ConditionalContext context) {
    return new Expression.Conditional(
        visit(context.expr(0)),
        visit(context.expr(1)),
        visit(context.expr(2)),
        AstBuilder.at(context.QUESTION().getSymbol()));
  }

  @Override
  public Expression visitWrt(AsmParser.WrtContext context) {
    return new Expression.WithRespectTo(
        visit(context.expr()), context.name().getText(), AstBuilder.at(context.name()));
  }

  @Override
  public Expression visitNumber(AsmParser.NumberContext context) {
    Position at = AstBuilder.at(context);
    String text = context.getText();
    if (EXPONENT.matcher(text).matches() && Literals.integer(text).isEmpty()) {
      return new Expression.Floating(text.replace("_", ""), at);
    }
    long value =
        Literals.integer(text)
            .orElseThrow(
                () ->
                    new SourceException(
                        at,
                        "'" + text + "' is not a number",
                        "a name can't begin with a digit; hexadecimal is 0x1F or 1Fh"));
    if (Literals.isTooLarge(text)) {
      throw new SourceException(at, "number needs more than 64 bits");
    }
    return new Expression.IntegerConstant(value, at);
  }

  @Override
  public Expression visitFloat(AsmParser.FloatContext context) {
    return new Expression.Floating(context.getText().replace("_", ""), AstBuilder.at(context));
  }

  @Override
  public Expression visitString(AsmParser.StringContext context) {
    return new Expression.Text(Literals.stringBytes(context.getText()), AstBuilder.at(context));
  }

  @Override
  public Expression visitSymbolReference(AsmParser.SymbolReferenceContext context) {
    String text = context.getText();
    String name = context.name().ESCAPED_ID() == null ? text : text.substring(1);
    return new Expression.SymbolReference(completeName.apply(name), AstBuilder.at(context));
  }

  @Override
  public Expression visitRegister(AsmParser.RegisterContext context) {
    return new Expression.RegisterReference(
        Register.byName(context.getText()).orElseThrow(), AstBuilder.at(context));
  }

  @Override
  public Expression visitHere(AsmParser.HereContext context) {
    return new Expression.Here(AstBuilder.at(context));
  }

  @Override
  public Expression visitSectionStart(AsmParser.SectionStartContext context) {
    return new Expression.SectionStart(AstBuilder.at(context));
  }

  @Override
  public Expression visitParenthesised(AsmParser.ParenthesisedContext context) {
    return visit(context.expr());
  }
}
