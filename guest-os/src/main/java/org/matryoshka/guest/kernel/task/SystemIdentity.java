package org.matryoshka.guest.kernel.task;

/** The names that uname(2) tells. */
public final class SystemIdentity {
  /** The largest length of a host or domain name. */
  public static final int MAX_NAME = 64;

  /** The kernel's name. */
  public static final String SYSTEM = "Linux";

  /**
   * The release whose system calls Kukla speaks; C libraries refuse to start on what they think too
   * old.
   */
  public static final String RELEASE = "6.1.0-kukla";

  /** What it is really. */
  public static final String VERSION = "#1 Kukla (Matryoshka)";

  /** The processor. */
  public static final String MACHINE = "x86_64";

  private String hostName = "kukla";
  private String domainName = "(none)";

  /** The names at boot. */
  public SystemIdentity() {}

  /** The name of the machine. */
  public String hostName() {
    return hostName;
  }

  /** Sets the name of the machine; at most {@link #MAX_NAME} characters. */
  public void setHostName(String name) {
    hostName = name;
  }

  /** The NIS domain name. */
  public String domainName() {
    return domainName;
  }

  /** Sets the NIS domain name. */
  public void setDomainName(String name) {
    domainName = name;
  }
}
