/**
 * The help that F1 opens: pages in a small part of Markdown, as resources beside this package or
 * from a {@link org.matryoshka.gui.fx.help.HelpSource}, shown by {@link
 * org.matryoshka.gui.fx.help.HelpText}. Start with {@link org.matryoshka.gui.fx.help.HelpPage},
 * which knows the format and no toolkit. Holds: every link of a page leads to a page; a topic
 * without a page is answered by the view's own description, never by nothing.
 */
package org.matryoshka.gui.fx.help;
