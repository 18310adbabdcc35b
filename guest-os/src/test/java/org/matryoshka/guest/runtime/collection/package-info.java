/**
 * Tests of the containers of guest code against those of {@code java.util}, with random operations
 * from fixed seeds. Start reading at {@code SequenceTest}. Nothing depends on it.
 */
package org.matryoshka.guest.runtime.collection;
