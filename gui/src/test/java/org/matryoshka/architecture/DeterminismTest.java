package org.matryoshka.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Same image, seed and input: same run. So the core has no clock, no chance and no threads of its
 * host.
 */
class DeterminismTest {
  private static final String[] CORE = {
    "org.matryoshka.isa..",
    "org.matryoshka.mmu..",
    "org.matryoshka.cpu..",
    "org.matryoshka.asm..",
    "org.matryoshka.hv..",
    "org.matryoshka.guest.."
  };

  /** Compiled for the machine. */
  private static final String[] GUEST_CODE = {
    "org.matryoshka.guest.kernel..", "org.matryoshka.guest.runtime..", "org.matryoshka.guest.user.."
  };

  private static final JavaClasses CLASSES = Project.mainClasses();

  static ArchRule[] rules() {
    return rulesFor(CORE);
  }

  private static ArchRule[] rulesFor(String... packages) {
    return new ArchRule[] {
      noClasses()
          .that()
          .resideInAnyPackage(packages)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .accessClassesThat(belongToAnyOf(Instant.class, Clock.class, Timer.class))
          .because("time is virtual: take it from org.matryoshka.cpu.io.Clock; see docs/adr/0004"),
      noClasses()
          .that()
          .resideInAnyPackage(packages)
          .should()
          .callMethod(Math.class, "random")
          .orShould()
          .accessClassesThat(
              belongToAnyOf(
                  Random.class, SplittableRandom.class, ThreadLocalRandom.class, UUID.class))
          .orShould()
          .callMethod(System.class, "identityHashCode", Object.class)
          .because("a run must be repeatable: derive what looks random from the seed"),
      noClasses()
          .that()
          .resideInAnyPackage(packages)
          .and()
          .doNotHaveSimpleName("HostedMachine") // each test thread has its own; no guest has one
          .should()
          .accessClassesThat(belongToAnyOf(Thread.class, ThreadLocal.class))
          .orShould()
          .accessClassesThat(
              resideInAPackage("java.util.concurrent..")
                  .and(not(assignableTo(ConcurrentMap.class))))
          .because(
              "one host thread runs the machine, cores take turns in virtual time (a map of values"
                  + " that depend on their keys alone may be shared by several machines)"),
    };
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theCoreHasNoHostClockChanceOrThreads(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void theRulesFindWhatTheyForbid() {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
    for (ArchRule rule : rulesFor("org.matryoshka.architecture..")) {
      assertThat(rule.evaluate(offender).hasViolation()).as(rule.getDescription()).isTrue();
    }
  }

  @Test
  void staticFieldsAreFinal() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .and()
        .areDeclaredInClassesThat(not(assignableTo("org.antlr.v4.runtime.Recognizer")))
        .and()
        .areDeclaredInClassesThat(not(resideInAnyPackage(GUEST_CODE)))
        .should()
        .beFinal()
        .because(
            "state that two machines in one process would share makes runs depend on each other"
                + " (a guest's static fields are in its own memory)")
        .check(CLASSES);
  }

  /** Does everything that the core must not do. */
  private static final class Offender {
    private final long fate = System.nanoTime() + Double.doubleToLongBits(Math.random());
    private final Thread worker = Thread.ofPlatform().unstarted(() -> {});

    @Override
    public String toString() {
      return fate + worker.getName();
    }
  }
}
