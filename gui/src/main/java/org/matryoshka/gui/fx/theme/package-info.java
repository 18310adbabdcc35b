/**
 * How the window looks: {@link org.matryoshka.gui.fx.theme.Appearance} holds theme, font scale,
 * presentation mode and motion, and dresses scenes in them. Colours with a meaning are looked up by
 * names that begin with {@code -mk-} in the stylesheets beside this package; all sizes are in
 * {@code em}. Holds: every text reaches a contrast of 4.5:1 in every theme, and no colour carries a
 * meaning alone. Start with {@code matryoshka.css}.
 */
package org.matryoshka.gui.fx.theme;
