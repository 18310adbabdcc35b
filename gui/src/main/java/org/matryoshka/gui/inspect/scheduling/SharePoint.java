package org.matryoshka.gui.inspect.scheduling;

/**
 * What a VM got in a stretch of virtual time.
 *
 * @param from where the stretch begins, in cycles
 * @param to where it ends
 * @param received part of all cores that it had, 0 to 1
 * @param asked part of all cores that its weight and cap give it while all compete
 */
public record SharePoint(long from, long to, double received, double asked) {}
