/**
 * The language of conditions at which a run stops: {@code rax == 0x10 && cpl == 3}. {@link
 * org.matryoshka.gui.session.condition.Condition#parse} reads one; {@link
 * org.matryoshka.gui.session.condition.Moment} is what it is asked about. docs/visualizer/
 * time-travel.md has the grammar. Holds: asking changes nothing in the machine; a condition that
 * can be true at VM exits alone says so, and then costs nothing between them; whatever a user types
 * gives a condition or a {@link org.matryoshka.gui.session.condition.ConditionException} with a
 * column. Used by the session for breakpoints and "run until".
 */
package org.matryoshka.gui.session.condition;
