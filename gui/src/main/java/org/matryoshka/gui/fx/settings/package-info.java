/**
 * What the window remembers between runs: {@link org.matryoshka.gui.fx.settings.Settings}, a file
 * of lines {@code key = value} in the platform's folder for configuration. Holds: a missing, a
 * damaged or a read-only file is never the end of anything: the defaults are used, and the window
 * says so. Knows no toolkit.
 */
package org.matryoshka.gui.fx.settings;
