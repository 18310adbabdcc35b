/** Tests of the package of the same name, on the JVM. */
package org.matryoshka.guest.user.program;
