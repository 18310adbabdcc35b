package org.matryoshka.gui.fx.action;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something that the user can do. Menus, toolbar, context menus, tooltips, the key sheet and the
 * command palette are all made from actions, so that each has a title, a key, and a reason when it
 * can't be done now.
 *
 * <p>Made by {@link #of}, then {@link Builder#does}.
 */
public final class Action {
  private final String id;
  private final String title;
  private final String description;
  private final String icon;
  private final Group group;
  private final Map<KeyMap, List<KeyCombination>> keys;
  private final Runnable handler;
  private final ReadOnlyStringWrapper disabledReason = new ReadOnlyStringWrapper("");

  /** Where an action stands in menus, key sheet and palette. */
  public enum Group {
    /** Open, save, export. */
    FILE("File"),
    /** Undo, copy, find. */
    EDIT("Edit"),
    /** Forwards and backwards. */
    RUN("Run"),
    /** Views, panes, zoom, theme. */
    VIEW("View"),
    /** What a single view offers. */
    TOOLS("Tools"),
    /** Explanations. */
    HELP("Help");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** How it is called on the screen. */
    public String title() {
      return title;
    }
  }

  private Action(Builder builder, Runnable handler) {
    this.id = builder.id;
    this.title = builder.title;
    this.description = builder.description;
    this.icon = builder.icon;
    this.group = builder.group;
    this.keys = builder.keys;
    this.handler = handler;
    if (builder.reason != null) {
      disabledReason.bind(builder.reason.map(text -> text == null ? "" : text));
    }
  }

  /**
   * Begins an action.
   *
   * @param id unique, for instance {@code "run.step"}; what settings and tests name it by
   * @param title as a menu shows it, in sentence case, without dots
   */
  public static Builder of(String id, String title) {
    return new Builder(id, title);
  }

  /** Unique name. */
  public String id() {
    return id;
  }

  /** As a menu shows it. */
  public String title() {
    return title;
  }

  /** One or two sentences for the tooltip; may be empty. */
  public String description() {
    return description;
  }

  /** Icon literal of the Feather pack, for instance {@code "fth-play"}; may be empty. */
  public String icon() {
    return icon;
  }

  /** Where it stands. */
  public Group group() {
    return group;
  }

  /** Its keys in a key map, the one that is shown first; may be empty. */
  public List<KeyCombination> keys(KeyMap map) {
    return keys.getOrDefault(map, List.of());
  }

  /** Why it can't be done now, as a sentence; empty when it can. */
  public ReadOnlyStringProperty disabledReason() {
    return disabledReason.getReadOnlyProperty();
  }

  /** Whether it can be done now. */
  public boolean isEnabled() {
    return disabledReason.get().isEmpty();
  }

  /** Does it, if it can be done now. */
  public void run() {
    if (isEnabled()) {
      handler.run();
    }
  }

  @Override
  public String toString() {
    return id;
  }

  /** The parts of an {@link Action}. */
  public static final class Builder {
    private final String id;
    private final String title;
    private String description = "";
    private String icon = "";
    private Group group = Group.TOOLS;
    private final Map<KeyMap, List<KeyCombination>> keys = new EnumMap<>(KeyMap.class);
    private ObservableValue<String> reason;

    private Builder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** One or two sentences for the tooltip. */
    public Builder description(String text) {
      description = text;
      return this;
    }

    /** Icon literal of the Feather pack. */
    public Builder icon(String literal) {
      icon = literal;
      return this;
    }

    /** Where it stands. */
    public Builder group(Group where) {
      group = where;
      return this;
    }

    /** The same keys in both key maps, for instance {@code "Shift+F7"}; the first is shown. */
    public Builder keys(String... combinations) {
      for (KeyMap map : KeyMap.values()) {
        keys(map, combinations);
      }
      return this;
    }

    /** The keys in one key map. */
    public Builder keys(KeyMap map, String... combinations) {
      List<KeyCombination> list = new ArrayList<>();
      for (String combination : combinations) {
        list.add(KeyCombination.valueOf(combination));
      }
      keys.put(map, List.copyOf(list));
      return this;
    }

    /** Why it can't be done now: a sentence, or null or empty when it can. */
    public Builder disabledBecause(ObservableValue<String> sentence) {
      reason = sentence;
      return this;
    }

    /** Finishes it. */
    public Action does(Runnable handler) {
      return new Action(this, handler);
    }
  }
}
