package org.matryoshka.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HotSpot never compiles a method of 8,000 bytes of bytecode or more ({@code
 * DontCompileHugeMethods}): it would run a hundred times slower than its neighbours, without a
 * word.
 */
class MethodSizeTest {
  private static final JavaClasses CLASSES = Project.mainClasses();
  private static final int HUGE_METHOD = 8_000;

  /** The class file format's own limit is 65,535; a table that nears the half is to be split. */
  private static final int HUGE_INITIALIZER = 32_000;

  @ParameterizedTest
  @ValueSource(strings = {"isa", "mmu", "cpu", "asm", "hv"})
  void everyMethodCanBeCompiled(String module) throws IOException {
    List<String> tooLarge = new ArrayList<>();
    int methods = 0;
    for (JavaClass type : CLASSES) {
      if (!type.getPackageName().matches("org\\.matryoshka\\." + module + "(\\..*)?")) {
        continue;
      }
      for (MethodModel method : parse(type).methods()) {
        methods++;
        int size = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
        String name = method.methodName().stringValue();
        if (size >= (name.equals("<clinit>") ? HUGE_INITIALIZER : HUGE_METHOD)) {
          tooLarge.add(type.getName() + "." + name + ": " + size + " bytes");
        }
      }
    }
    assertThat(methods).as("methods seen in " + module).isGreaterThan(20);
    assertThat(tooLarge).as("split these by operation or by operand").isEmpty();
  }

  private static ClassModel parse(JavaClass type) throws IOException {
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(bytes.readAllBytes());
    }
  }
}
