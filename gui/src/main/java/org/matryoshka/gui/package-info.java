/**
 * The top of the nest: what people see and type. Today that is the command line ({@link
 * org.matryoshka.gui.cli.Matryoshka} is where to start reading); the visualizer will stand beside
 * it on the same services. Everything below may be used from here and nothing below knows of this
 * package.
 */
package org.matryoshka.gui;
