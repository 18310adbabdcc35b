package org.matryoshka.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the modules point down, and packages have no cycles (ADR 0001). */
class ModuleArrowsTest {
  private static final JavaClasses CLASSES = Project.mainClasses();

  @Test
  void modulesSeeOnlyWhatTheyMay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.matryoshka..")
        .layer("isa")
        .definedBy("org.matryoshka.isa..")
        .layer("mmu")
        .definedBy("org.matryoshka.mmu..")
        .layer("cpu")
        .definedBy("org.matryoshka.cpu..")
        .layer("asm")
        .definedBy("org.matryoshka.asm..")
        .layer("hv")
        .definedBy("org.matryoshka.hv..")
        .layer("guest")
        .definedBy("org.matryoshka.guest..")
        .layer("gui")
        .definedBy("org.matryoshka.gui..")
        .whereLayer("isa")
        .mayNotAccessAnyLayer()
        .whereLayer("mmu")
        .mayOnlyAccessLayers("isa")
        .whereLayer("cpu")
        .mayOnlyAccessLayers("mmu", "isa")
        .whereLayer("asm")
        .mayOnlyAccessLayers("isa")
        .whereLayer("hv")
        .mayOnlyAccessLayers("cpu", "mmu", "isa")
        .whereLayer("guest")
        .mayOnlyAccessLayers("asm", "isa")
        .whereLayer("gui")
        .mayNotBeAccessedByAnyLayer()
        .because("the modules are the layers; move the code up or down; see docs/adr/0001")
        .check(CLASSES);
  }

  /**
   * Between the packages inside a module; a module's root package holds the types that all of them
   * are about, and may know them as they know it.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.matryoshka.isa.(*)..",
        "org.matryoshka.mmu.(*)..",
        "org.matryoshka.cpu.(*)..",
        "org.matryoshka.asm.(*)..",
        "org.matryoshka.hv.(*)..",
        "org.matryoshka.gui.(*)..",
      })
  void packagesHaveNoCycles(String pattern) {
    slices()
        .matching(pattern)
        .should()
        .beFreeOfCycles()
        .because("a cycle is one package that was cut in the wrong place")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"isa", "mmu", "cpu", "asm", "hv", "guest", "gui"})
  void theRulesSeeEveryModule(String module) {
    String prefix = "org.matryoshka." + module;
    assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith(prefix)).count())
        .as("classes of " + module + " that the rules see")
        .isGreaterThan(3);
  }
}
