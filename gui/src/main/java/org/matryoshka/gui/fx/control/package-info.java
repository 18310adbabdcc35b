/**
 * Small things that several views use: empty states, pictures as PNG. Each class stands alone;
 * start with the one whose name says what you need. Holds: nothing here knows the session, the
 * window or a view; sizes are in {@code em}; every control can be reached by the keyboard and has a
 * text for screen readers.
 */
package org.matryoshka.gui.fx.control;
