/**
 * Our decoder, encoder and formatter against tools that we did not write. The tests read what those
 * tools said from recorded files; the recorders, which need the tools, are run by hand.
 */
package org.matryoshka.isa.oracle;
