/**
 * Tests of the guests. These run them: on the CPU alone, on the bare machine, under the hypervisor.
 * What they must print was recorded elsewhere: on the host's CPU (programs/README.md) and on QEMU
 * (console/README.md).
 */
package org.matryoshka.guest;
