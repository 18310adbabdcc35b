/**
 * The ahead-of-time compiler: from class files of restricted Java to x86-64. Start reading at
 * {@link org.matryoshka.guest.aot.AotCompiler}; {@code docs/aot.md} tells the whole way of a
 * method. The front half ({@code frontend}, {@code verify}, {@code optimize}) makes a closed world
 * in the intermediate representation ({@code ir}); the back half ({@code backend}, {@code image})
 * makes a relocatable object of it, which is linked with objects of the assembler. Same class
 * files, same bytes. The compiler knows {@code magic} and {@code runtime}, and neither {@code
 * kernel} nor {@code user}. Called by the builders of images and by tests.
 */
package org.matryoshka.guest.aot;
