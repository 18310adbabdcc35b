package org.matryoshka.gui.fx.view.translation;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows values of a choice by a text; they are never typed. */
final class Words<T> extends StringConverter<T> {
  private final Function<T, String> text;

  Words(Function<T, String> text) {
    this.text = text;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : text.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("the values can't be typed");
  }
}
