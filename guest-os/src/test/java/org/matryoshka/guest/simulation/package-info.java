/** Tests of the simulation and of the contract: that they find what is wrong with a scheduler. */
package org.matryoshka.guest.simulation;
