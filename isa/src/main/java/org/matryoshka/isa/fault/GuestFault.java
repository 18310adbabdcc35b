package org.matryoshka.isa.fault;

/**
 * An architectural fault on its way from the place that detects it to the processor's run loop,
 * which delivers it. It has no stack trace: faults are ordinary events for a guest. Thrown only
 * while the architectural state is still that before the faulting instruction (or, for a repeated
 * string instruction, that after its last finished iteration).
 */
public final class GuestFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExceptionVector vector;
  private final int errorCode;
  private final long address;

  private GuestFault(ExceptionVector vector, int errorCode, long address) {
    super(null, null, false, false);
    this.vector = vector;
    this.errorCode = errorCode;
    this.address = address;
  }

  /**
   * A fault without a faulting address.
   *
   * @param errorCode pushed if the vector has one, else ignored (pass 0)
   */
  public static GuestFault of(ExceptionVector vector, int errorCode) {
    return new GuestFault(vector, errorCode, 0);
  }

  /** #UD. */
  public static GuestFault invalidOpcode() {
    return new GuestFault(ExceptionVector.INVALID_OPCODE, 0, 0);
  }

  /** #GP with an error code: 0, or a selector or IDT index as in SDM vol. 3A, 6.13. */
  public static GuestFault generalProtection(int errorCode) {
    return new GuestFault(ExceptionVector.GENERAL_PROTECTION, errorCode, 0);
  }

  /** #SS with an error code. */
  public static GuestFault stackFault(int errorCode) {
    return new GuestFault(ExceptionVector.STACK_FAULT, errorCode, 0);
  }

  /** #DE. */
  public static GuestFault divideError() {
    return new GuestFault(ExceptionVector.DIVIDE_ERROR, 0, 0);
  }

  /**
   * #PF: the linear address goes to CR2, the error code has the bits of {@code
   * isa.system.PageFaultErrorCode}.
   */
  public static GuestFault pageFault(long gva, int errorCode) {
    return new GuestFault(ExceptionVector.PAGE_FAULT, errorCode, gva);
  }

  /**
   * #GP(0) for a linear address that is not canonical. The run loop turns it into #SS(0) where the
   * access was made through the stack segment (SDM vol. 1, 3.3.7.1).
   */
  public static GuestFault nonCanonical(long gva) {
    return new GuestFault(ExceptionVector.GENERAL_PROTECTION, 0, gva);
  }

  /** Whether this came from {@link #nonCanonical}. */
  public boolean isNonCanonical() {
    return vector == ExceptionVector.GENERAL_PROTECTION && address != 0;
  }

  /** Which exception. */
  public ExceptionVector vector() {
    return vector;
  }

  /** The error code; 0 where the exception has none. */
  public int errorCode() {
    return errorCode;
  }

  /** The linear address of a page fault or of a non-canonical access; 0 for other faults. */
  public long address() {
    return address;
  }

  @Override
  public String getMessage() {
    String error = vector.hasErrorCode() ? "(0x" + Integer.toHexString(errorCode) + ")" : "";
    String at = vector == ExceptionVector.PAGE_FAULT ? " at 0x" + Long.toHexString(address) : "";
    return vector.symbol() + error + at;
  }
}
