/**
 * The bundled guests: what there is, what it is for, its bytes and its sources.
 *
 * <p>Start reading at {@link org.matryoshka.guest.image.GuestImages}. The images are assembled from
 * the sources in {@code src/main/asm} when the project is built ({@link
 * org.matryoshka.guest.image.ImageBuilder}), and lie on the class path together with these sources,
 * so that tools can show them. Same sources, same bytes. A {@link
 * org.matryoshka.guest.image.GuestImage} is a name; nothing here runs anything. Called by the
 * command line, the labs and tests.
 */
package org.matryoshka.guest.image;
