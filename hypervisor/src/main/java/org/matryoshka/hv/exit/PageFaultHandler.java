package org.matryoshka.hv.exit;

/** What shadow paging makes of a page fault. */
final class PageFaultHandler implements ExitHandler<VmExit.PageFault> {
  @Override
  public ExitOutcome handle(ExitContext vcpu, VmExit.PageFault exit) {
    return switch (exit.cause()) {
      case TRUE_FAULT -> vcpu.reflect();
      case HIDDEN_FAULT -> vcpu.fillShadow();
      // The virtual processor's write goes to guest memory, which tells the shadow; or to a device.
      default -> vcpu.emulate();
    };
  }
}
