package org.matryoshka.asm.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.matryoshka.asm.diagnostic.SourceException;
import org.matryoshka.asm.source.Position;
import org.matryoshka.asm.syntax.DataItem;
import org.matryoshka.asm.syntax.Expression;
import org.matryoshka.asm.syntax.OperandSyntax;
import org.matryoshka.asm.syntax.ParsedLine;
import org.matryoshka.asm.syntax.Statement;
import org.matryoshka.asm.syntax.Statement.SymbolRole;
import org.matryoshka.asm.token.Literals;
import org.matryoshka.isa.Register;

/** Builds the syntax tree of a line from the parse tree, and completes names of local labels. */
final class AstBuilder {
  private final ExpressionBuilder expressions = new ExpressionBuilder(this::complete);
  private String parent = "";
  private String outerParent = "";

  Expression expression(AsmParser.ExprContext context) {
    return expressions.visit(context);
  }

  private Expression optional(AsmParser.ExprContext context) {
    return context == null ? null : expression(context);
  }

  ParsedLine line(AsmParser.LineContext context) {
    String label = null;
    Position labelAt = null;
    boolean colon = false;
    if (context.label() != null) {
      label = name(context.label().name());
      labelAt = at(context.label().name());
      colon = context.label().COLON() != null;
      boolean constant = context.statement() instanceof AsmParser.EquContext;
      if (!constant && isParent(label)) {
        parent = label;
      }
      label = complete(label);
    }
    Statement statement =
        context.statement() == null ? new Statement.Nothing() : statement(context.statement());
    return new ParsedLine(label, labelAt, colon, statement);
  }

  /** A label after which {@code .local} labels are its own; {@code ..@special} ones are not. */
  private static boolean isParent(String label) {
    return !label.startsWith(".");
  }

  private String complete(String name) {
    return name.startsWith(".") && !name.startsWith("..") ? parent + name : name;
  }

  private static String name(AsmParser.NameContext context) {
    String text = context.getText();
    return context.ESCAPED_ID() == null ? text : text.substring(1);
  }

  static Position at(org.antlr.v4.runtime.Token token) {
    return ((ParserToken) token).original().position();
  }

  static Position at(org.antlr.v4.runtime.ParserRuleContext context) {
    return at(context.getStart());
  }

  private Statement statement(AsmParser.StatementContext context) {
    Position at = at(context);
    return switch (context) {
      case AsmParser.TimesContext times ->
          new Statement.Times(
              expression(times.expr()),
              times.label() == null ? null : complete(name(times.label().name())),
              statement(times.statement()),
              at);
      case AsmParser.InstructionContext instruction -> instruction(instruction);
      case AsmParser.DataContext data ->
          new Statement.Data(Keywords.unitBytes(data.DATA().getText()), items(data.dataItem()), at);
      case AsmParser.ReserveContext reserve ->
          new Statement.Reserve(
              Keywords.unitBytes(reserve.RESERVE().getText()), expression(reserve.expr()), at);
      case AsmParser.IncbinContext incbin -> incbin(incbin);
      case AsmParser.EquContext equ -> new Statement.Equ(expression(equ.expr()), at);
      case AsmParser.PlainDirectiveContext plain -> directive(plain.directive());
      case AsmParser.BracketDirectiveContext bracket -> directive(bracket.directive());
      default -> throw new IllegalStateException(context.getClass().getName());
    };
  }

  private static List<String> words(List<TerminalNode> nodes) {
    return nodes.stream().map(node -> node.getText().toLowerCase(Locale.ROOT)).toList();
  }

  private Statement instruction(AsmParser.InstructionContext context) {
    List<OperandSyntax> operands = new ArrayList<>(context.operand().size());
    context.operand().forEach(operand -> operands.add(operand(operand)));
    Register segment = context.REGISTER() == null ? null : segment(context.REGISTER());
    return new Statement.Instruction(
        words(context.PREFIX()),
        segment,
        context.MNEMONIC().getText().toLowerCase(Locale.ROOT),
        operands,
        at(context.MNEMONIC().getSymbol()));
  }

  private Statement incbin(AsmParser.IncbinContext context) {
    // skip and length are separate rules only by position: "incbin f,,len" leaves skip out
    Expression skip = null;
    Expression length = null;
    int commas = 0;
    for (var child : context.children) {
      if (child instanceof TerminalNode node && node.getSymbol().getType() == AsmLexer.COMMA) {
        commas++;
      } else if (child instanceof AsmParser.ExprContext value) {
        if (commas == 1) {
          skip = expression(value);
        } else {
          length = expression(value);
        }
      }
    }
    byte[] file = Literals.stringBytes(context.STRING().getText());
    return new Statement.IncludeBinary(
        new String(file, java.nio.charset.StandardCharsets.UTF_8),
        skip,
        length,
        at(context.STRING().getSymbol()));
  }

  private List<DataItem> items(List<AsmParser.DataItemContext> contexts) {
    List<DataItem> items = new ArrayList<>(contexts.size());
    contexts.forEach(context -> items.add(item(context)));
    return items;
  }

  private DataItem item(AsmParser.DataItemContext context) {
    return switch (context) {
      case AsmParser.UninitialisedContext u -> new DataItem.Uninitialised(at(u));
      case AsmParser.DataListContext list -> new DataItem.Repeated(null, 0, items(list.dataItem()));
      case AsmParser.DupContext dup -> {
        int unit = dup.DATA() == null ? 0 : Keywords.unitBytes(dup.DATA().getText());
        List<DataItem> items =
            dup.QUESTION() == null
                ? items(dup.dataItem())
                : List.of(new DataItem.Uninitialised(at(dup)));
        yield new DataItem.Repeated(expression(dup.expr()), unit, items);
      }
      case AsmParser.ValueContext value -> new DataItem.Value(expression(value.expr()));
      default -> throw new IllegalStateException(context.getClass().getName());
    };
  }

  private OperandSyntax operand(AsmParser.OperandContext context) {
    return switch (context) {
      case AsmParser.MemoryOperandContext memory -> memory(memory);
      case AsmParser.PlainOperandContext plain -> {
        OperandSyntax.Modifiers modifiers = modifiers(plain.modifier());
        yield plain.expr().size() > 1
            ? new OperandSyntax.FarPointer(modifiers, at(plain))
            : new OperandSyntax.Plain(modifiers, expression(plain.expr(0)), at(plain.expr(0)));
      }
      default -> throw new IllegalStateException(context.getClass().getName());
    };
  }

  private static OperandSyntax.Modifiers modifiers(List<AsmParser.ModifierContext> contexts) {
    if (contexts.isEmpty()) {
      return OperandSyntax.Modifiers.NONE;
    }
    int bits = 0;
    boolean strict = false;
    OperandSyntax.Distance distance = OperandSyntax.Distance.ANY;
    for (AsmParser.ModifierContext modifier : contexts) {
      if (modifier.SIZE() != null) {
        bits = Keywords.sizeBits(modifier.getText());
      } else if (modifier.STRICT() != null) {
        strict = true;
      } else {
        distance = OperandSyntax.Distance.valueOf(modifier.getText().toUpperCase(Locale.ROOT));
      }
    }
    return new OperandSyntax.Modifiers(bits, strict, distance);
  }

  private OperandSyntax memory(AsmParser.MemoryOperandContext context) {
    AsmParser.MemoryContext memory = context.memory();
    int displacementBits = 0;
    boolean split = true;
    OperandSyntax.Addressing addressing = OperandSyntax.Addressing.DEFAULT;
    for (AsmParser.AddressPrefixContext prefix : memory.addressPrefix()) {
      String word = prefix.getText().toLowerCase(Locale.ROOT);
      if (prefix.SIZE() != null) {
        displacementBits = Keywords.sizeBits(word);
      } else if (word.equals("nosplit")) {
        split = false;
      } else {
        addressing =
            word.equals("rel")
                ? OperandSyntax.Addressing.RELATIVE
                : OperandSyntax.Addressing.ABSOLUTE;
      }
    }
    TerminalNode override = memory.REGISTER() != null ? memory.REGISTER() : context.REGISTER();
    if (memory.expr().size() > 1) {
      throw new SourceException(
          at(memory.expr(1)), "an address in two parts is only for MPX instructions");
    }
    return new OperandSyntax.Memory(
        modifiers(context.modifier()),
        override == null ? null : segment(override),
        displacementBits,
        addressing,
        split,
        expression(memory.expr(0)),
        at(memory));
  }

  private static Register segment(TerminalNode node) {
    Register register = Register.byName(node.getText()).orElseThrow();
    if (register.registerClass() != org.matryoshka.isa.RegisterClass.SEGMENT) {
      throw new SourceException(
          at(node.getSymbol()), "'" + node.getText() + "' is not a segment register");
    }
    return register;
  }

  private Statement directive(AsmParser.DirectiveContext context) {
    Position at = at(context);
    return switch (context) {
      case AsmParser.SectionContext section ->
          new Statement.Section(
              section.SECTION_NAME().getText(),
              section.attribute().stream().map(this::attribute).toList(),
              at(section.SECTION_NAME().getSymbol()));
      case AsmParser.SymbolsContext symbols -> symbols(symbols);
      case AsmParser.BitsContext bits -> bits(bits, at);
      case AsmParser.DefaultAddressingContext d ->
          new Statement.DefaultAddressing(d.ADDRESSING().getText().equalsIgnoreCase("rel"));
      case AsmParser.OrgContext org -> new Statement.Org(expression(org.expr()), at);
      case AsmParser.AlignContext align ->
          new Statement.Align(expression(align.expr()), body(align.statement()), false, at);
      case AsmParser.AlignbContext align ->
          new Statement.Align(expression(align.expr()), body(align.statement()), true, at);
      case AsmParser.AbsoluteContext absolute ->
          new Statement.Absolute(expression(absolute.expr()), at);
      case AsmParser.StrucContext struc -> {
        parent = name(struc.name());
        yield new Statement.StructureBegin(parent, optional(struc.expr()), at(struc.name()));
      }
      case AsmParser.EndstrucContext end -> new Statement.StructureEnd(at);
      case AsmParser.IstrucContext istruc -> {
        outerParent = parent;
        parent = name(istruc.name()); // ".field" in it is the structure's
        yield new Statement.InstanceBegin(name(istruc.name()), at(istruc.name()));
      }
      case AsmParser.AtContext field ->
          new Statement.InstanceField(expression(field.expr()), body(field.statement()), at);
      case AsmParser.IendContext end -> {
        parent = outerParent;
        yield new Statement.InstanceEnd(at);
      }
      case AsmParser.IgnoredContext ignored -> new Statement.Ignored(ignored.getText(), at);
      default -> throw new IllegalStateException(context.getClass().getName());
    };
  }

  private Statement body(AsmParser.StatementContext context) {
    return context == null ? null : statement(context);
  }

  private Statement bits(AsmParser.BitsContext context, Position at) {
    boolean useWord = context.BITS().getText().length() > 4;
    if (useWord == (context.expr() != null)) {
      throw new SourceException(at, "'" + context.getText() + "' is no mode", "bits 64");
    }
    Expression bits =
        useWord
            ? new Expression.IntegerConstant(
                Integer.parseInt(context.BITS().getText().substring(3)), at)
            : expression(context.expr());
    return new Statement.Bits(bits, at);
  }

  private Statement.Attribute attribute(AsmParser.AttributeContext context) {
    return new Statement.Attribute(
        context.getStart().getText().toLowerCase(Locale.ROOT),
        context.expr() == null ? "" : context.expr().getText(),
        optional(context.expr()),
        at(context));
  }

  private Statement symbols(AsmParser.SymbolsContext context) {
    SymbolRole role =
        switch (context.SYMBOLS().getText().toLowerCase(Locale.ROOT)) {
          case "global" -> SymbolRole.GLOBAL;
          case "weak" -> SymbolRole.WEAK;
          case "static" -> SymbolRole.STATIC;
          case "common" -> SymbolRole.COMMON;
          default -> SymbolRole.EXTERN;
        };
    List<Statement.SymbolDeclaration> symbols = new ArrayList<>();
    for (AsmParser.SymbolContext symbol : context.symbol()) {
      symbols.add(
          new Statement.SymbolDeclaration(
              complete(name(symbol.name())),
              words(symbol.ID()),
              symbol.expr().isEmpty() ? null : expression(symbol.expr(0)),
              symbol.expr().size() < 2 ? null : expression(symbol.expr(1)),
              at(symbol)));
    }
    return new Statement.SymbolDeclarations(role, symbols);
  }
}
