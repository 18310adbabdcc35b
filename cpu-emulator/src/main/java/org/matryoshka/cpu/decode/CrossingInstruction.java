package org.matryoshka.cpu.decode;

import java.util.Arrays;
import org.matryoshka.cpu.Cpu;

/**
 * An instruction that begins in one page and ends in the next. Its first part is watched like any
 * code; the second page may be mapped to another frame or change at any time, so its bytes are
 * compared before each execution.
 */
final class CrossingInstruction implements Handler {
  private final DecodedInstruction inner;
  private final int inFirstPage;
  private final byte[] rest;

  /**
   * Keeps an instruction.
   *
   * @param inFirstPage how many of its bytes lie in the first page
   * @param bytes all its bytes, and perhaps more
   */
  CrossingInstruction(DecodedInstruction inner, int inFirstPage, byte[] bytes) {
    this.inner = inner;
    this.inFirstPage = inFirstPage;
    this.rest = Arrays.copyOfRange(bytes, inFirstPage, inner.length);
  }

  /** What stands in the page's slot: this, under the face of the instruction. */
  DecodedInstruction decoded() {
    return new DecodedInstruction(this, inner.instruction);
  }

  @Override
  public void execute(Cpu cpu, DecodedInstruction in) {
    long rip = cpu.state.rip - in.length;
    cpu.beginFetch(rip);
    cpu.begin(isUnchanged(cpu.fetcher, rip + inFirstPage) ? inner : cpu.fetcher.refetch(rip), rip);
    DecodedInstruction now = cpu.current();
    now.handler.execute(cpu, now);
  }

  private boolean isUnchanged(Fetcher fetcher, long second) {
    for (int i = 0; i < rest.length; i++) {
      if (fetcher.fetchByte(second + i) != rest[i]) {
        return false;
      }
    }
    return true;
  }
}
