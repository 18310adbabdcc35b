package rules;

public final class Synchronized {
  private static synchronized int next() {
    return 1;
  }

  public static void main() {
    Object lock = new Object();
    synchronized (lock) {
      next();
    }
  }
}
