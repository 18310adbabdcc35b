/**
 * How addresses are translated, for people to look at: the guest's tables, the map from guest to
 * machine frames, the shadow's tables, the translation caches, and what the hardware and the
 * hypervisor would make of an access. Start with {@link
 * org.matryoshka.gui.inspect.paging.TranslationReader}, which follows one address through all
 * stages; {@link org.matryoshka.gui.inspect.paging.TableReader} compares whole tables.
 *
 * <p>Holds: reading changes nothing, no accessed or dirty bit, no frame is touched by it, no device
 * is asked; what a reader returns is immutable. Tables are hostile: they may lead anywhere, in
 * circles too, so every reader has a limit and says when it was reached. Readers are called on the
 * thread that owns the {@code World}; views and the command line may keep what they return.
 */
package org.matryoshka.gui.inspect.paging;
