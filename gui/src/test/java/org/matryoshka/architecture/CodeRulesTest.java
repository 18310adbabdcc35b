package org.matryoshka.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.AccessFlag;
import org.junit.jupiter.api.Test;

/** Who may do what, beyond the arrows between the modules. */
class CodeRulesTest {
  private static final JavaClasses CLASSES = Project.mainClasses();

  @Test
  void onlyTheCommandLineTouchesTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.matryoshka.gui.cli")
        .should(ACCESS_STANDARD_STREAMS)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("everything else must run in a test and in a window: take a stream as an argument")
        .check(CLASSES);
  }

  @Test
  void devicesDoNotKnowTheCore() {
    noClasses()
        .that()
        .resideInAPackage("org.matryoshka.cpu.device..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.matryoshka.cpu.Cpu")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.matryoshka.cpu.CpuState")
        .because("a device knows offsets, an InterruptLine and a Clock; the machine does the rest")
        .check(CLASSES);
  }

  @Test
  void theParserGeneratorStaysInTheAssembler() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.matryoshka.asm..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.antlr..")
        .because("a syntax tree is the assembler's own affair; use its public types")
        .check(CLASSES);
  }

  @Test
  void theCommandLineNeedsNoJavaFx() {
    noClasses()
        .that()
        .resideInAPackage("org.matryoshka.gui.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx..")
        .because("it starts in a tenth of a second and runs where no display is")
        .check(CLASSES);
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.matryoshka.gui.fx..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.kordamp.."))
        .because("session, inspectors and command line work, and are tested, without a toolkit")
        .check(CLASSES);
  }

  @Test
  void nobodyDependsOnTheWindow() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.matryoshka.gui.fx..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.matryoshka.gui.fx..")
        .because("the command line finds the window by the service loader; see gui.window")
        .check(CLASSES);
  }

  @Test
  void modelsOfViewsKnowNoToolkit() {
    noClasses()
        .that()
        .resideInAPackage("org.matryoshka.gui.fx.view..")
        .and()
        .haveSimpleNameEndingWith("Model")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx..")
        .because("what is worth a test is tested without a window")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
        .because("such a name says nothing; name the one idea that the class stands for")
        .check(CLASSES);
  }

  @Test
  void nobodyLogsOrUsesReflectionForLogic() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.logging..", "java.lang.reflect..")
                .and(not(belongToAnyOf(AccessFlag.class)))) // is a word of java.lang.classfile's
        .because("results go to the caller; what the code does is to be seen in the code")
        .check(CLASSES);
  }
}
