package org.matryoshka.gui.fx.view.translation;

import java.util.List;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.inspect.paging.EntryBit;

/**
 * A card of the diagram.
 *
 * @param column 0 to 3, see {@link WalkCards}
 * @param row 0 to 4
 * @param title what it is
 * @param value a number, or nothing
 * @param struck the number is no longer true: it was taken out of the shadow
 * @param bits flags of an entry; may be empty
 * @param symbol a mark for its state that does not depend on colour
 * @param word the state in a word or two
 * @param detail more about it, a line or a sentence
 * @param state what it looks like
 * @param target where Enter leads; null for nowhere
 */
public record WalkCard(
    int column,
    int row,
    String title,
    String value,
    boolean struck,
    List<EntryBit> bits,
    String symbol,
    String word,
    String detail,
    State state,
    SelectedAddress target) {
  /** What a card looks like. */
  public enum State {
    /** In order. */
    PLAIN("plain"),
    /** Where it leads to in the end. */
    GOAL("goal"),
    /** The stage that fails for the guest. */
    FAULT("fault"),
    /** The stage that fails in the shadow alone. */
    HIDDEN("hidden"),
    /** Write-protected, or taken out after a write. */
    TRACE("trace"),
    /** A device. */
    MMIO("mmio"),
    /** Not reached, or not there. */
    GHOST("ghost");

    private final String styleClass;

    State(String styleClass) {
      this.styleClass = styleClass;
    }

    /** Its CSS class. */
    public String styleClass() {
      return styleClass;
    }
  }

  /** Copies the list. */
  public WalkCard {
    bits = List.copyOf(bits);
  }

  /** All of it in words, for a screen reader. */
  public String inWords() {
    StringBuilder text = new StringBuilder(title);
    append(text, value);
    if (struck) {
      append(text, "taken out");
    }
    for (EntryBit bit : bits) {
      if (bit.set()) {
        append(text, bit.name());
      }
    }
    append(text, word);
    append(text, detail);
    return text.toString();
  }

  private static void append(StringBuilder text, String more) {
    if (!more.isEmpty()) {
      text.append(", ").append(more);
    }
  }
}
