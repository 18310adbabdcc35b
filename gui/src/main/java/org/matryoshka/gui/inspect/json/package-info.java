/**
 * What the window shows, as JSON: one class a topic, which writes the immutable records of {@code
 * gui.inspect} as fields of a JSON object that is open already. Addresses are texts with {@code
 * 0x}, because JSON's numbers are too small for them; counts are numbers. Field names are a
 * contract with scripts: fields are added, and never renamed. Called by the topics of {@code
 * matryoshka show} and by exports of the window; knows neither toolkit nor machine.
 */
package org.matryoshka.gui.inspect.json;
