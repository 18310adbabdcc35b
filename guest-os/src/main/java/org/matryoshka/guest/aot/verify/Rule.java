package org.matryoshka.guest.aot.verify;

/** What restricted Java does not allow. */
public enum Rule {
  /** {@code float} and {@code double}. */
  FLOATING_POINT(
      "floating-point",
      "the kernel saves no floating-point registers",
      "scale integers, for example thousandths in a long"),
  /** {@code try}, {@code catch}, {@code finally}. */
  EXCEPTION_HANDLER(
      "exception-handler",
      "an exception ends the program (or is a kernel panic); nothing catches it",
      "return an error code or null and test for it; release what you hold before you return"),
  /** {@code synchronized}. */
  SYNCHRONIZED(
      "synchronized",
      "objects have no monitors",
      "a KernelLock in the kernel; programs have one thread unless they ask for more"),
  /** Lambda expressions and method references. */
  LAMBDA(
      "lambda",
      "there is no code at run time that makes classes",
      "an anonymous class, or a nested class that implements the interface"),
  /** Other run-time code generation. */
  DYNAMIC_CALL(
      "dynamic-call",
      "there is no code at run time that links calls",
      "an ordinary call of a method"),
  /** A class that is neither given to the compiler nor replaced by the runtime. */
  UNKNOWN_CLASS(
      "unknown-class",
      "the class library does not exist on the machine",
      "the classes of runtime.lang and runtime.collection, or your own"),
  /** A method or field that a replaced class does not have. */
  UNKNOWN_MEMBER(
      "unknown-member",
      "the replacement of the class has only what kernel and programs need",
      "another method of the class, or your own code"),
  /** Native methods without {@code @Import}. */
  NATIVE_METHOD(
      "native-method",
      "nothing tells which machine code it is",
      "@Import(\"symbol\") on a static native method, with the code in assembly"),
  /** Class objects. */
  REFLECTION(
      "reflection",
      "classes are not objects on the machine",
      "instanceof, or a method that each class overrides"),
  /** {@code Integer}, {@code Long}, … as objects. */
  BOXING(
      "boxing",
      "a number as an object costs an allocation that the source does not show",
      "int and long, LongMap for maps with numbers as keys"),
  /** Characters that a string can't hold. */
  LATIN_1(
      "latin-1",
      "strings hold one byte for each character, U+0000 to U+00FF",
      "plain ASCII, or the bytes themselves in a byte array"),
  /** A call of itself, directly or through others. */
  RECURSION(
      "recursion",
      "kernel stacks are small and nothing bounds the depth",
      "a loop with an explicit stack, or @Recursion(maxDepth, reason) if the depth is bounded"),
  /** Static initializers that need each other. */
  INITIALIZER_CYCLE(
      "initializer-cycle",
      "static initializers run once, in an order in which each finds what it needs",
      "assign one of the fields later, in a method that the start code calls"),
  /** A static call graph that does not fit the stack. */
  STACK_DEPTH(
      "stack-depth",
      "the stack has a fixed size and overflows into its guard page",
      "smaller frames, fewer nested calls, or a lower maxDepth");

  private final String title;
  private final String reason;
  private final String alternative;

  Rule(String title, String reason, String alternative) {
    this.title = title;
    this.reason = reason;
    this.alternative = alternative;
  }

  /** Returns the name in messages. */
  public String title() {
    return title;
  }

  /** Returns why it is not allowed. */
  public String reason() {
    return reason;
  }

  /** Returns what to write instead. */
  public String alternative() {
    return alternative;
  }
}
