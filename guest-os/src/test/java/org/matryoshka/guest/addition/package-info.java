/**
 * Tests of a student's classes on their way into the kernel; the students' classes are compiled
 * here.
 */
package org.matryoshka.guest.addition;
