package rules;

import org.matryoshka.guest.magic.Import;

public final class NativeMethod {
  private static native void mystery();

  @Import("known_symbol")
  private static native void known();

  public static void main() {
    mystery();
    known();
  }
}
