/**
 * The assembler as a step of a build: {@link org.matryoshka.asm.tool.Assemble} turns files into
 * files and fails with an exception that holds the diagnostics. Maven's exec plugin calls it to
 * make the guest images. It prints nothing and exits no JVM; people use {@code matryoshka asm}.
 */
package org.matryoshka.asm.tool;
