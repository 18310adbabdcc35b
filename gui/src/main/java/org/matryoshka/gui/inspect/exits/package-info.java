/**
 * VM exits as people look at them: the statistics of {@link
 * org.matryoshka.gui.inspect.exits.ExitTable}, which has the columns of {@code perf kvm stat}, and
 * all that is known of a single exit in {@link org.matryoshka.gui.inspect.exits.ExitDetail}: the
 * decoded qualification, the bytes that VMX would have stored, what the hypervisor did, what it
 * cost, and what changed. Start with {@code ExitDetail}; {@link
 * org.matryoshka.gui.inspect.exits.ExitDetailReader} makes it from the machine before and after.
 * Holds: records are immutable and independent of the machine they were read from; readers change
 * nothing of a guest. Used by the view, by {@code show exits} and {@code show exit}; knows no
 * toolkit.
 */
package org.matryoshka.gui.inspect.exits;
