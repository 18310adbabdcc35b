/**
 * Pages of the documentation that are made from the code: {@link
 * org.matryoshka.cpu.docs.DevicesPage} lists ports, interrupt lines and memory windows from {@code
 * cpu.machine.PcPorts} and says what each device does. It gives text and writes no files; a test
 * compares it with {@code docs/devices.md} and rewrites that on request ({@code -Dbless=true}).
 * Nobody else calls it.
 */
package org.matryoshka.cpu.docs;
