package org.matryoshka.gui.bench;

/**
 * A figure of a session: what looking on costs, or how long a journey takes.
 *
 * @param what was measured
 * @param value how much
 * @param unit of what
 * @param target what it is to be, in words; empty if there is no target
 * @param met whether it is; true if there is no target
 */
public record SessionFigure(String what, double value, String unit, String target, boolean met) {}
