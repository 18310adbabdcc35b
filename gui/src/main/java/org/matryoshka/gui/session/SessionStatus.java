package org.matryoshka.gui.session;

/**
 * How a session is doing, at one moment.
 *
 * @param activity what its thread is doing
 * @param stop why it stopped last, as a sentence; empty before the first stop
 * @param step position: steps since power-on
 * @param newest the newest step that is known: greater than {@code step} when one has gone back
 * @param oldest the oldest step that can be gone back to
 * @param time virtual time in cycles of 1 GHz
 * @param instructions that all guests have executed
 * @param exits VM exits so far
 * @param currentVm number of the VM whose step is next, or that ran last; 0 before any has
 * @param stepsPerSecond of host time, while running; 0 otherwise
 * @param historyBytes memory that the history holds
 * @param historyLimit memory that it may hold
 * @param historyNote a sentence when the limit has been reached; else empty
 * @param undo what {@link Command.Undo} would take back, as in "Undo write of rax"; empty if
 *     nothing
 * @param redo what {@link Command.Redo} would do again; empty if nothing
 * @param generation grows with every change of the machine: equal generations, equal content
 */
public record SessionStatus(
    Activity activity,
    String stop,
    long step,
    long newest,
    long oldest,
    long time,
    long instructions,
    long exits,
    int currentVm,
    double stepsPerSecond,
    long historyBytes,
    long historyLimit,
    String historyNote,
    String undo,
    String redo,
    long generation) {
  /** What the session's thread is doing. */
  public enum Activity {
    /** It waits for a command. */
    PAUSED,
    /** It runs forwards. */
    RUNNING,
    /** It is on its way to another step. */
    TRAVELLING,
    /** All guests have ended: one can only go back. */
    ENDED,
    /** All guests wait for input; if it was told to run, it goes on as soon as some comes. */
    IDLE
  }

  /** Whether one has gone back, so that there is a known future. */
  public boolean inPast() {
    return step < newest;
  }
}
