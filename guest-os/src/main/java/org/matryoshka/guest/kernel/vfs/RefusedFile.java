package org.matryoshka.guest.kernel.vfs;

/** An open that fails: what {@link OpenFile#opened} answers is all there is to it. */
public final class RefusedFile extends OpenFile {
  private final long error;

  /**
   * An open file that says so.
   *
   * @param error negative
   */
  public RefusedFile(Location location, int flags, long error) {
    super(location, flags);
    this.error = error;
  }

  @Override
  public long opened() {
    return error;
  }
}
