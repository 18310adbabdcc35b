/**
 * Single instructions executed on a real processor and here. {@link
 * org.matryoshka.cpu.vector.RecordVectors} makes cases and, together with the C program in
 * src/test/native, records what a processor does with them; {@link
 * org.matryoshka.cpu.vector.NativeVectorsTest} replays a recorded sample. Tests only.
 */
package org.matryoshka.cpu.vector;
