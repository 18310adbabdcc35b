/**
 * Bit names of the system architecture: control registers, RFLAGS, EFER, model-specific registers,
 * page-table entries, page-fault error codes (SDM vol. 3A, chapters 2, 4 and 6; vol. 4). Only
 * constants; every module may use them.
 */
package org.matryoshka.isa.system;
