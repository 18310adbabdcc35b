/**
 * The window: {@link org.matryoshka.gui.fx.ViewCatalog} lists the views, {@link
 * org.matryoshka.gui.fx.Workbench} is what all of them share, and {@link
 * org.matryoshka.gui.fx.ViewHost} gives one of them its place. Packages below know this one's
 * siblings but never this one: it puts them together. Holds: only this package and those below it
 * know JavaFX; everything here runs on the JavaFX thread, which never waits for the session.
 */
package org.matryoshka.gui.fx;
