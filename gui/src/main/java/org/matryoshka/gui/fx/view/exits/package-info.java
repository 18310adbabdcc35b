/**
 * The view VM exits: statistics, filter bar, list, the selected exit decoded and as bytes. Start
 * with {@link org.matryoshka.gui.fx.view.exits.ExitsView}. The list can have a million rows: {@link
 * org.matryoshka.gui.fx.view.exits.ExitStore} is the view's own copy of the history, written by the
 * session's thread; {@link org.matryoshka.gui.fx.view.exits.ExitSearch} filters and sorts it on a
 * thread of its own; the JavaFX thread only gets finished {@link
 * org.matryoshka.gui.fx.view.exits.Rows}. Holds: classes whose names end in {@code Model}, the
 * store, the search and the rows import no JavaFX; no work on the JavaFX thread grows with the
 * number of exits.
 */
package org.matryoshka.gui.fx.view.exits;
