package org.matryoshka.guest.image;

/**
 * A bundled image.
 *
 * @param name what users call it, for instance {@code demo-kernel}
 * @param kind what it runs on
 * @param source the file that the assembler is given, below the root of the guest sources, with
 *     {@code /}
 * @param description one line for people
 */
public record GuestImage(String name, ImageKind kind, String source, String description) {}
