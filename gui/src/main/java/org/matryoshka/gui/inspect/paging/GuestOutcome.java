package org.matryoshka.gui.inspect.paging;

/**
 * What the guest's own tables say about an access.
 *
 * @param allowed the access is allowed; then the address, size and rights hold
 * @param gpa where it leads; −1 if it is not allowed
 * @param pageShift 12, 21 or 30
 * @param writable all levels allow writing
 * @param user all levels allow user mode
 * @param executable no level forbids execution
 * @param global a load of CR3 would not flush it
 * @param errorCode of the page fault if it is not allowed; 0 otherwise
 * @param reason why it is not allowed, a sentence; empty if it is
 */
public record GuestOutcome(
    boolean allowed,
    long gpa,
    int pageShift,
    boolean writable,
    boolean user,
    boolean executable,
    boolean global,
    int errorCode,
    String reason) {

  static GuestOutcome fault(int errorCode, String reason) {
    return new GuestOutcome(false, -1, 0, false, false, false, false, errorCode, reason);
  }

  /** The rights as {@code rwxu} with dashes for those that are missing. */
  public String rights() {
    return "r" + (writable ? 'w' : '-') + (executable ? 'x' : '-') + (user ? 'u' : 's');
  }

  /** Size of the page in words. */
  public String pageSize() {
    return switch (pageShift) {
      case 30 -> "1 GiB";
      case 21 -> "2 MiB";
      default -> "4 KiB";
    };
  }
}
