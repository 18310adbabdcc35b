/**
 * How the command line opens the window without knowing JavaFX: it asks {@link
 * java.util.ServiceLoader} for a {@link org.matryoshka.gui.window.WindowLauncher} and hands it a
 * request. Start with that interface. Holds: nothing here or above imports JavaFX, so that {@code
 * matryoshka --help} starts in a tenth of a second on a machine without display; what a launcher
 * can't do it says in a {@link org.matryoshka.gui.window.WindowException}, with what to do about
 * it.
 */
package org.matryoshka.gui.window;
