/**
 * The back half of the ahead-of-time compiler: from the closed world in intermediate representation
 * to machine code. Start reading at {@link org.matryoshka.guest.aot.backend.CodeGenerator}, which
 * takes each method through {@code select} (instructions over virtual registers), {@code allocate}
 * (registers) and {@code write} (bytes); {@code layout} says where objects and symbols lie, {@code
 * emit} turns instructions into bytes by the table of the {@code isa} module. Every pass depends on
 * its input alone. Called by {@code aot.image} and tests.
 */
package org.matryoshka.guest.aot.backend;
