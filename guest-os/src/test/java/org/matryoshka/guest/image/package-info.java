/** Tests of the catalogue of bundled images and of the way they are made. */
package org.matryoshka.guest.image;
