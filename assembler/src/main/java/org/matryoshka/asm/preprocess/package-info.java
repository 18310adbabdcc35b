/**
 * NASM's preprocessor (NASM manual, chapter 4): single-line and multi-line macros, conditions,
 * repetitions, includes, contexts. {@link org.matryoshka.asm.preprocess.Preprocessor} reads tokens
 * and emits {@link org.matryoshka.asm.preprocess.ExpandedLine lines} one by one; it asks the
 * assembler for the values of symbols through a scope. It never reads clock or environment, and its
 * limits turn endless macros into messages.
 */
package org.matryoshka.asm.preprocess;
