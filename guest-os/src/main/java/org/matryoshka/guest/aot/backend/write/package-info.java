/**
 * Functions with their registers as code: order of blocks, prologue and epilogue, short and long
 * jumps, cold stubs behind each function. Start reading at {@link
 * org.matryoshka.guest.aot.backend.write.FunctionWriter}. A frame has one fixed size: the pushed
 * callee-saved registers, then spilled values, then at the top of the stack the arguments of calls
 * beyond the sixth. Everything is appended to one {@link
 * org.matryoshka.guest.aot.backend.write.TextSection}, in the order in which the functions are
 * given. Called by the compiler of functions.
 */
package org.matryoshka.guest.aot.backend.write;
