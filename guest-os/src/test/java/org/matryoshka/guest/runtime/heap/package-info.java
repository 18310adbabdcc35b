/**
 * Tests of allocation and collection over the hosted machine's memory, against a model that knows
 * what is reachable. Start reading at {@code HeapModelTest}. The heap of compiled programs is
 * exercised by the tests that run them. Nothing depends on it.
 */
package org.matryoshka.guest.runtime.heap;
