/**
 * What a view is, and what it gets. Start with {@link org.matryoshka.gui.fx.view.ToolView} and
 * {@link org.matryoshka.gui.fx.view.ViewContext}; {@link org.matryoshka.gui.fx.view.Selection} is
 * what views share. A view lives in a package of its own below this one, with a model without
 * toolkit where its logic is worth a test, and has one line in {@code ViewCatalog}. Holds: a view
 * never waits for the session; it asks by {@link org.matryoshka.gui.fx.view.Feed}, whose answers
 * come to the JavaFX thread, the newest only.
 */
package org.matryoshka.gui.fx.view;
