/**
 * The language of the filter bar: which exits to show. {@link
 * org.matryoshka.gui.inspect.exits.filter.QueryParser} turns a text like {@code vm:alpha
 * cause:hidden-fault addr:0x1000-0x2000} into an {@link
 * org.matryoshka.gui.inspect.exits.filter.ExitQuery}, or says what is wrong with it and where;
 * {@link org.matryoshka.gui.inspect.exits.filter.QueryField} has all fields; {@link
 * org.matryoshka.gui.inspect.exits.filter.QueryCompletion} proposes how to go on. Holds: a query is
 * immutable and may be asked from any thread; no text makes the parser throw anything but its own
 * exception. The command line and the view use it.
 */
package org.matryoshka.gui.inspect.exits.filter;
