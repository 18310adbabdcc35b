/**
 * Where everything lies that compiled code refers to: fields in objects, slots in type descriptors,
 * numbers of classes, symbols. Start reading at {@link
 * org.matryoshka.guest.aot.backend.layout.ObjectLayout}, which is made from the closed world before
 * the first method is compiled; the offsets that all programs share are in {@link
 * org.matryoshka.guest.runtime.heap.TypeDescriptor}. Everything here depends on the program alone,
 * so that the same program gives the same bytes. Called by instruction selection and by the writer
 * of the image's data.
 */
package org.matryoshka.guest.aot.backend.layout;
