/**
 * The view Translation: an address through the guest's tables, the machine's frame and the shadow,
 * as linked cards; whole tables beside their shadow; the translation caches. Start with {@link
 * org.matryoshka.gui.fx.view.translation.TranslationView}. What is shown comes from models without
 * toolkit: {@link org.matryoshka.gui.fx.view.translation.TranslationModel} decides which address,
 * {@link org.matryoshka.gui.fx.view.translation.WalkCards} what stands on the cards, {@link
 * org.matryoshka.gui.fx.view.translation.TablesModel} which entries are listed. Only the view
 * catalogue calls in here.
 */
package org.matryoshka.gui.fx.view.translation;
