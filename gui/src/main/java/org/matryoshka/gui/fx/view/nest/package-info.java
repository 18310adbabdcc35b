/**
 * The stack diagram: the nest of dolls, the way in for a newcomer. {@link
 * org.matryoshka.gui.fx.view.nest.StackView} shows what {@code inspect.nest} reads; a {@link
 * org.matryoshka.gui.fx.view.nest.DollPane} is one doll with those in it. Holds: the diagram is
 * made of ordinary nodes, so that it scales with the font and screen readers can read it; panes are
 * kept while the dolls are the same, so that the keyboard's focus stays.
 */
package org.matryoshka.gui.fx.view.nest;
