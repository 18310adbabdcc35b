package org.matryoshka.guest.differential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.matryoshka.asm.object.Elf64Writer;
import org.matryoshka.cpu.user.ProgramEnd;
import org.matryoshka.cpu.user.UserMachine;
import org.matryoshka.cpu.user.UserProgram;
import org.matryoshka.guest.image.GuestBuildException;
import org.matryoshka.guest.image.KuklaBuilder;

/** Compiles sources with javac, and runs their classes on the JVM and on the machine. */
final class TwoWorlds {
  private static final long BUDGET = 100_000_000;
  private static final String TRAP = "Exception: ";

  private static final String CHOICE = "Choice";

  private final Map<String, byte[]> classes = new HashMap<>();
  private byte[] elf;
  private final KuklaBuilder builder = KuklaBuilder.bundled().with(classes);
  private final ClassLoader loader =
      new ClassLoader(TwoWorlds.class.getClassLoader()) {
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
          byte[] bytes = classes.get(name.replace('.', '/'));
          if (bytes == null) {
            throw new ClassNotFoundException(name);
          }
          return defineClass(name, bytes, 0, bytes.length);
        }
      };

  /** Compiles sources by the simple names of their classes, which are in package generated. */
  TwoWorlds(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    StringWriter messages = new StringWriter();
    List<Source> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    units.add(new Source(CHOICE, choice(sources.keySet())));
    boolean compiled =
        compiler
            .getTask(
                messages,
                new MemoryFiles(files),
                null,
                List.of("-proc:none", "-nowarn", "-g", "--release", "25"),
                null,
                units)
            .call();
    if (!compiled) {
      throw new IllegalArgumentException(messages.toString());
    }
  }

  /** All programs in one, which compiles the runtime once: the argument says which of them runs. */
  private static String choice(Set<String> names) {
    StringBuilder text = new StringBuilder("package generated; public final class " + CHOICE);
    text.append(" { public static void main(String[] a) { switch (a[0]) {\n");
    names.forEach(
        name -> text.append("case \"" + name + "\" -> " + name + ".main(new String[0]);\n"));
    return text.append("default -> {} } } }\n").toString();
  }

  private byte[] elf() throws GuestBuildException {
    if (elf == null) {
      elf = Elf64Writer.image(builder.program("generated." + CHOICE));
    }
    return elf;
  }

  /** The class files by name with slashes. */
  Map<String, byte[]> classes() {
    return Map.copyOf(classes);
  }

  /** What a program prints on the JVM, and the exception that ends it, if one does. */
  String onTheJvm(String name) {
    TestConsole.take();
    String trap = "";
    try {
      loader
          .loadClass("generated." + name)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof ExceptionInInitializerError initializer) {
        cause = initializer.getCause();
      }
      trap = trap(cause.getClass().getName(), cause.getMessage());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
    return TestConsole.take() + trap;
  }

  /** What the compiled program prints, and the exception that ends it, if one does. */
  String onTheMachine(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    ProgramEnd end;
    try {
      UserMachine machine =
          new UserMachine(
              new UserProgram(
                  elf(),
                  List.of(CHOICE, name),
                  List.of(),
                  UserProgram.DEFAULT_MEMORY,
                  0,
                  InputStream.nullInputStream(),
                  out,
                  error,
                  notice -> {}));
      end = machine.run(BUDGET);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(name, e);
    }
    String printed = out.toString(StandardCharsets.ISO_8859_1);
    String report = error.toString(StandardCharsets.ISO_8859_1);
    if (report.startsWith(TRAP)) {
      String line = report.substring(TRAP.length(), report.indexOf('\n'));
      int colon = line.indexOf(": ");
      return printed
          + (colon < 0
              ? trap(line, null)
              : trap(line.substring(0, colon), line.substring(colon + 2)));
    }
    // A program's own kernel turns the signal into the exception; the bare user machine does not.
    if (end.reason() == ProgramEnd.Reason.SIGNAL) {
      return printed + trap(NullPointerException.class.getName(), null);
    }
    return end.exitStatus() == 0 ? printed : printed + end.explanation();
  }

  private static String trap(String name, String message) {
    // These messages name modules and loaders, or are helpful in ways that need the JVM.
    boolean plain =
        name.equals(NullPointerException.class.getName())
            || name.equals(ClassCastException.class.getName())
            || name.equals(ArrayStoreException.class.getName());
    // HotSpot leaves the message out when it has thrown the same exception often.
    return "ended by " + name + (message == null || plain ? "" : ": " + message) + "\n";
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///generated/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    MemoryFiles(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public java.io.OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              try {
                super.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              classes.put(className.replace('.', '/'), toByteArray());
            }
          };
        }
      };
    }
  }
}
