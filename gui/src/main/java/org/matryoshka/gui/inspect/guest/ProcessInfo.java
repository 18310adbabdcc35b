package org.matryoshka.gui.inspect.guest;

import java.util.List;

/**
 * A process of a guest, as the kernel's objects describe it.
 *
 * @param pid its number
 * @param parent the parent's number; 0 if it has none
 * @param name of its first thread
 * @param command the arguments with blanks between them; empty for a zombie
 * @param executable path of its program
 * @param state of its first thread; T if it is stopped, Z if it is a zombie
 * @param exitStatus as wait4 gives it; of a zombie
 * @param user real user
 * @param effectiveUser effective user
 * @param group real group
 * @param effectiveGroup effective group
 * @param processGroup the job that it belongs to
 * @param session the session; 0 if it has none
 * @param root the directory that it calls {@code /}, as the machine calls it
 * @param workingDirectory as the machine calls it
 * @param namespaces what sets it apart from others; empty where the kernel has no namespaces
 * @param cgroup its control group; empty where the kernel has none
 * @param threads in the order in which they were made
 * @param pageTableRoot physical address of its top-level page table; 0 if it has no memory
 * @param mappedBytes bytes of its address space
 * @param residentPages pages of it that are present, as the kernel counts them
 * @param openFiles how many descriptors are open
 * @param object address of the kernel's object, a gva
 */
public record ProcessInfo(
    int pid,
    int parent,
    String name,
    String command,
    String executable,
    char state,
    int exitStatus,
    int user,
    int effectiveUser,
    int group,
    int effectiveGroup,
    int processGroup,
    int session,
    String root,
    String workingDirectory,
    List<String> namespaces,
    String cgroup,
    List<ThreadInfo> threads,
    long pageTableRoot,
    long mappedBytes,
    long residentPages,
    int openFiles,
    long object) {
  /** Copies the lists. */
  public ProcessInfo {
    namespaces = List.copyOf(namespaces);
    threads = List.copyOf(threads);
  }

  /** Cycles that its living threads have used. */
  public long cycles() {
    return threads.stream().mapToLong(thread -> thread.user() + thread.system()).sum();
  }

  /** Whether one of its threads runs now. */
  public boolean isCurrent() {
    return threads.stream().anyMatch(ThreadInfo::current);
  }
}
