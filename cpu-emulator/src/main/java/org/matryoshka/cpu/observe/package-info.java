/**
 * Watching a core run: {@link org.matryoshka.cpu.observe.ExecutionObserver} is asked before every
 * instruction and told of every retired one, fault and interrupt while it is attached to a {@code
 * Cpu}. Traces, debuggers and teaching views build on it. The core runs a loop of its own while it
 * is observed, so that unobserved execution pays nothing; an observer only looks and never changes
 * the core.
 */
package org.matryoshka.cpu.observe;
