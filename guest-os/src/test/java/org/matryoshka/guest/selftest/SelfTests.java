package org.matryoshka.guest.selftest;

/** All self tests. */
final class SelfTests {
  private SelfTests() {}

  /** In the order in which they run. */
  static SelfTest[] all() {
    return new SelfTest[] {
      new ArithmeticSelfTest(),
      new TextSelfTest(),
      new CollectionsSelfTest(),
      new LoopSelfTest(),
      new GarbageSelfTest(),
      new FrameAllocatorSelfTest(),
    };
  }

  /** Runs all; returns the number of failed checks. */
  static int run(SelfTestLog log) {
    SelfTest[] tests = all();
    for (int i = 0; i < tests.length; i++) {
      log.line("-- " + tests[i].name());
      tests[i].run(log);
    }
    log.value("failures", log.failures());
    return log.failures();
  }
}
