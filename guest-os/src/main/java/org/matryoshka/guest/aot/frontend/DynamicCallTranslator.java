package org.matryoshka.guest.aot.frontend;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.List;
import org.matryoshka.guest.aot.ir.MethodId;
import org.matryoshka.guest.aot.ir.Value;
import org.matryoshka.guest.aot.ir.ValueType;

/**
 * Translates the dynamic calls that javac makes for constructs of the language: string
 * concatenation, the generated methods of records, and pattern switches. Others are violations that
 * {@code MethodVerifier} notes.
 */
final class DynamicCallTranslator {
  private final GraphBuilder blocks;
  private final CodeBuilder out;
  private final RecordMethods records;
  private final PatternSwitch switches;

  DynamicCallTranslator(GraphBuilder blocks, CodeBuilder out, ClassRepository repository) {
    this.blocks = blocks;
    this.out = out;
    this.records = new RecordMethods(out);
    this.switches = new PatternSwitch(out, repository);
  }

  void invoke(InvokeDynamicInstruction instruction) {
    String descriptor = ReplacedNames.ofDescriptor(instruction.type().stringValue());
    MethodId shape = new MethodId("dynamic", instruction.name().stringValue(), descriptor);
    List<String> parameters = shape.parameterDescriptors();
    Value[] arguments = new Value[parameters.size()];
    for (int i = arguments.length - 1; i >= 0; i--) {
      arguments[i] = blocks.frame().pop();
    }
    DirectMethodHandleDesc bootstrap = instruction.bootstrapMethod();
    Value result =
        switch (bootstrap.methodName()) {
          case "makeConcatWithConstants" ->
              StringConcatenation.of(out, instruction.bootstrapArgs(), parameters, arguments);
          case "bootstrap" -> records.translate(shape.name(), instruction, arguments);
          case "typeSwitch", "enumSwitch" ->
              switches.select(parameters.getFirst(), instruction.bootstrapArgs(), arguments);
          default -> shape.resultType() == ValueType.VOID ? null : out.zero(shape.resultType());
        };
    if (result != null) {
      blocks.frame().push(result);
    }
  }
}
