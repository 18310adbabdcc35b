/** Tests of program loading on the JVM: real programs, and thousands of damaged ones. */
package org.matryoshka.guest.kernel.exec;
