package org.matryoshka.guest.addition;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matryoshka.guest.kernel.sched.DecisionBudget;
import org.matryoshka.guest.kernel.sched.Schedulable;

/**
 * Puts calls of {@link DecisionBudget} into a class: one before each jump backwards, so that no
 * loop goes on for ever unseen, and one before each return of a {@code next()}, so that a wrong
 * answer can be traced to its line.
 */
final class BudgetedClass {
  private static final ClassDesc BUDGET = ClassDesc.of(DecisionBudget.class.getName());
  private static final MethodTypeDesc SPEND = MethodTypeDesc.of(ConstantDescs.CD_void);
  private static final MethodTypeDesc ANSWER =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
  private static final MethodTypeDesc NEXT =
      MethodTypeDesc.of(ClassDesc.of(Schedulable.class.getName()));

  private BudgetedClass() {}

  /**
   * Prepares a class.
   *
   * @param resolver knows the class's neighbours, for the verifier's stack maps
   */
  static byte[] prepare(ClassModel model, ClassHierarchyResolver resolver) {
    ClassFile context = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
    ClassTransform transform =
        (builder, element) -> {
          if (element instanceof MethodModel method) {
            builder.transformMethod(
                method,
                (methodBuilder, part) -> {
                  if (part instanceof CodeAttribute code) {
                    methodBuilder.transformCode(code, new Budget(model, method));
                  } else {
                    methodBuilder.with(part);
                  }
                });
          } else {
            builder.with(element);
          }
        };
    return context.transformClass(model, transform);
  }

  /** The transformation of one method. */
  private static final class Budget implements CodeTransform {
    private final Set<Label> passed = new HashSet<>();
    private final boolean answers;
    private final String place;
    private final String file;
    private int line;

    Budget(ClassModel model, MethodModel method) {
      String name = method.methodName().stringValue();
      answers = name.equals("next") && method.methodTypeSymbol().equals(NEXT);
      place = model.thisClass().asInternalName().replace('/', '.') + "." + name;
      file =
          model
              .findAttribute(Attributes.sourceFile())
              .map(SourceFileAttribute::sourceFile)
              .map(Object::toString)
              .orElse("unknown source");
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case LabelTarget target -> passed.add(target.label());
        case LineNumber number -> line = number.line();
        case BranchInstruction branch when passed.contains(branch.target()) -> spend(code);
        case TableSwitchInstruction table when backwards(table.defaultTarget(), table.cases()) ->
            spend(code);
        case LookupSwitchInstruction table when backwards(table.defaultTarget(), table.cases()) ->
            spend(code);
        case ReturnInstruction end when answers && end.opcode() == Opcode.ARETURN -> {
          code.loadConstant(place + "(" + file + ":" + line + ")");
          code.invokestatic(BUDGET, "answer", ANSWER);
        }
        default -> {}
      }
      code.with(element);
    }

    private boolean backwards(Label otherwise, List<SwitchCase> cases) {
      return passed.contains(otherwise)
          || cases.stream().anyMatch(one -> passed.contains(one.target()));
    }

    private static void spend(CodeBuilder code) {
      code.invokestatic(BUDGET, "spend", SPEND);
    }
  }
}
