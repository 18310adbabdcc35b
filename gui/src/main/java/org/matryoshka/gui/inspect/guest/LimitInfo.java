package org.matryoshka.gui.inspect.guest;

/**
 * A limit of a process (setrlimit).
 *
 * @param name as in {@code ulimit}'s long form
 * @param soft the limit; -1 for none
 * @param hard to where the process may raise it; -1 for none
 */
public record LimitInfo(String name, long soft, long hard) {}
