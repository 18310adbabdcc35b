/**
 * What the assembler says about a source: {@link org.matryoshka.asm.diagnostic.Diagnostic} values
 * with a place, a message, a hint and the macro calls that led there. The assembler goes on after
 * an error, so that a run reports many. {@link org.matryoshka.asm.diagnostic.SourceException} ends
 * the work on one line; {@link org.matryoshka.asm.diagnostic.Spelling} finds the nearest known
 * word. Nothing here prints.
 */
package org.matryoshka.asm.diagnostic;
