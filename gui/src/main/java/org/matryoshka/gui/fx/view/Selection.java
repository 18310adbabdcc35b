package org.matryoshka.gui.fx.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What the user looks at, shared by all views: choosing something in one view shows it in the
 * others. Only on the JavaFX thread.
 */
public final class Selection {
  private final IntegerProperty vm = new SimpleIntegerProperty(this, "vm", 1);
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final LongProperty exit = new SimpleLongProperty(this, "exit", 0);
  private final ObjectProperty<SelectedAddress> address =
      new SimpleObjectProperty<>(this, "address");
  private final LongProperty hoveredStep = new SimpleLongProperty(this, "hoveredStep", -1);

  /** Number of the VM that views of one VM show, from 1. */
  public IntegerProperty vm() {
    return vm;
  }

  /** Whether {@link #vm} and {@link #exit} follow what runs; on by default. */
  public BooleanProperty following() {
    return following;
  }

  /** Index of the selected VM exit, from 1; 0 for none. */
  public LongProperty exit() {
    return exit;
  }

  /** The selected address, or null. */
  public ObjectProperty<SelectedAddress> address() {
    return address;
  }

  /** The step that the mouse points at, in whatever view; -1 for none. */
  public LongProperty hoveredStep() {
    return hoveredStep;
  }

  /** Looks at one VM, and stays with it. */
  public void stayWith(int number) {
    following.set(false);
    vm.set(number);
  }
}
