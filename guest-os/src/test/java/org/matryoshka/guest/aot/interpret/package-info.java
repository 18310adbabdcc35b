/**
 * Runs the graphs of a program as their nodes are defined, without any machine: frontend and
 * optimizer are held against the JVM with it. {@code ProgramInterpreter} is the door; {@code
 * SourceCompiler} makes class files of Java text.
 */
package org.matryoshka.guest.aot.interpret;
