/**
 * Tests of the terminal, on the JVM without a serial port: {@code LineDisciplineOracleTest} replays
 * what a terminal of Linux did with random input (recorded in {@code src/test/resources/files}).
 */
package org.matryoshka.guest.kernel.tty;
