/**
 * The view that shows help pages: {@link org.matryoshka.gui.fx.view.help.HelpView}. F1 anywhere in
 * the window opens it with the page of what is focused. Holds: it remembers the way that the user
 * has come, so that one can go back; a topic that no {@link org.matryoshka.gui.fx.help.HelpSource}
 * knows is answered by the contents page. Made by the catalogue of views like every other view.
 */
package org.matryoshka.gui.fx.view.help;
