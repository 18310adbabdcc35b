package org.matryoshka.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What code that becomes machine code may see, and who may see it. */
class GuestArchitectureTest {
  private static final JavaClasses CLASSES = Project.mainClasses();
  private static final String[] GUEST_CODE = {
    "org.matryoshka.guest.magic..",
    "org.matryoshka.guest.runtime..",
    "org.matryoshka.guest.kernel..",
    "org.matryoshka.guest.user.."
  };

  /** The JVM's side of {@code magic}: never compiled for the machine. */
  private static final DescribedPredicate<JavaClass> HOSTED = simpleNameStartingWith("Hosted");

  @Test
  void guestCodeSeesItselfAndJavaLang() {
    classes()
        .that(resideInAnyPackage(GUEST_CODE).and(not(HOSTED)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(GUEST_CODE)
                .or(resideInAnyPackage("java.lang", "java.lang.annotation"))
                .or(
                    belongToAnyOf(
                        Arrays.class, Iterator.class, NoSuchElementException.class, Objects.class)))
        .because("the ahead-of-time compiler knows no other classes; see docs/aot.md")
        .check(CLASSES);
  }

  @Test
  void theCompilerKnowsNoKernel() {
    noClasses()
        .that()
        .resideInAPackage("org.matryoshka.guest.aot..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.matryoshka.guest.kernel..", "org.matryoshka.guest.user..")
        .because("it compiles any program of the subset")
        .check(CLASSES);
  }

  @Test
  void theKernelKnowsNoProgramsAndProgramsNoKernel() {
    noClasses()
        .that()
        .resideInAPackage("org.matryoshka.guest.kernel..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.matryoshka.guest.user..")
        .because("they meet at system calls")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.matryoshka.guest.user..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.matryoshka.guest.kernel..")
        .because("they meet at system calls")
        .check(CLASSES);
  }

  @Test
  void algorithmsSeeTheContractOnly() {
    classes()
        .that()
        .resideInAPackage("org.matryoshka.guest.kernel.sched.policy..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang",
            "org.matryoshka.guest.kernel.sched",
            "org.matryoshka.guest.kernel.sched.policy..")
        .because("a student's scheduler sees no more either")
        .check(CLASSES);
  }

  @Test
  void theSchedulerStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.matryoshka.guest.kernel.sched..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.matryoshka.guest.kernel.task..",
            "org.matryoshka.guest.kernel.vfs..",
            "org.matryoshka.guest.kernel.memory..",
            "org.matryoshka.guest.kernel.trap..")
        .because("it is driven on the JVM, by the simulation, without the rest of the kernel")
        .check(CLASSES);
  }

  @Test
  void theRulesSeeTheGuest() {
    for (String part : new String[] {"magic", "runtime", "kernel.sched", "user", "aot"}) {
      String prefix = "org.matryoshka.guest." + part;
      assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith(prefix)).count())
          .as(prefix)
          .isGreaterThan(5);
    }
  }
}
