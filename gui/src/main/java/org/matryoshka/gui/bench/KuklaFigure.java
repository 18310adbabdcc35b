package org.matryoshka.gui.bench;

/**
 * A figure of the kernel.
 *
 * @param name what was measured
 * @param platform on what
 * @param value how much
 * @param unit of what
 * @param target what it is to be, in words; empty if there is no target
 * @param met whether it is; true if there is no target
 */
public record KuklaFigure(
    String name, String platform, double value, String unit, String target, boolean met) {}
