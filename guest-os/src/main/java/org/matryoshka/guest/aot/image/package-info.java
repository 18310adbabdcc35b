/**
 * From a compiled program to an image: type descriptors, literals, static fields, the function
 * table, symbols, debug lines, the listing. Start reading at {@link
 * org.matryoshka.guest.aot.image.ProgramObject}, which makes the relocatable object that is linked
 * with the assembly objects. The formats that guest code reads are in {@code
 * runtime.heap.TypeDescriptor} and {@code runtime.FunctionTable}. Same program, same bytes. Called
 * by {@code AotCompiler}.
 */
package org.matryoshka.guest.aot.image;
