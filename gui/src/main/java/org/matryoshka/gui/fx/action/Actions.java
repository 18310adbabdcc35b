package org.matryoshka.gui.fx.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyEvent;

/**
 * All actions of the window by their ids, and the key map that is in force. An action of a single
 * view has that view as its scope: its keys act there first.
 */
public final class Actions {
  private final Map<String, Action> byId = new LinkedHashMap<>();
  private final Map<String, String> scopes = new HashMap<>();
  private final ObjectProperty<KeyMap> keyMap = new SimpleObjectProperty<>(KeyMap.VISUAL_STUDIO);
  private final List<Runnable> listeners = new ArrayList<>();
  private final List<Consumer<Action>> performed = new ArrayList<>();
  private Consumer<Action> onUnavailable = action -> {};

  /** The key map in force. */
  public ObjectProperty<KeyMap> keyMap() {
    return keyMap;
  }

  /** Adds an action, or replaces the one of the same id. */
  public void add(Action action) {
    byId.put(action.id(), action);
    listeners.forEach(Runnable::run);
  }

  /** Adds several. */
  public void addAll(Collection<Action> actions) {
    actions.forEach(action -> byId.put(action.id(), action));
    listeners.forEach(Runnable::run);
  }

  /**
   * Adds the actions of a view.
   *
   * @param scope the view's id
   */
  public void addAll(Collection<Action> actions, String scope) {
    actions.forEach(action -> scopes.put(action.id(), scope));
    addAll(actions);
  }

  /** The view that an action belongs to; empty for one of the window. */
  public String scope(Action action) {
    return scopes.getOrDefault(action.id(), "");
  }

  /** All, in the order in which they were added. */
  public List<Action> all() {
    return List.copyOf(byId.values());
  }

  /** The action of an id. */
  public Optional<Action> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The action of an id that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Action get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no action " + id));
  }

  /** Who is told of an action that the user asks for while it can't be done. */
  public void setOnUnavailable(Consumer<Action> who) {
    onUnavailable = who;
  }

  /** Does an action, or tells why not. */
  public void perform(Action action) {
    if (action.isEnabled()) {
      action.run();
      List.copyOf(performed).forEach(listener -> listener.accept(action));
    } else {
      onUnavailable.accept(action);
    }
  }

  /** Adds somebody who hears of every action that the user has done. */
  public void onPerformed(Consumer<Action> listener) {
    performed.add(listener);
  }

  /** Called after the set of actions has changed. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * The action whose keys match an event in the key map in force: one of the focused view, or else
   * one of the window, or else one of a view that is seen.
   *
   * @param focused id of the view that has the keyboard; empty for none
   * @param seen ids of the views that are seen
   */
  public Optional<Action> matching(KeyEvent event, String focused, Collection<String> seen) {
    List<Action> matching =
        byId.values().stream()
            .filter(action -> action.keys(keyMap.get()).stream().anyMatch(k -> k.match(event)))
            .toList();
    return first(matching, focused)
        .or(() -> first(matching, ""))
        .or(() -> matching.stream().filter(a -> seen.contains(scope(a))).findFirst());
  }

  private Optional<Action> first(List<Action> matching, String scope) {
    return matching.stream().filter(action -> scope(action).equals(scope)).findFirst();
  }

  /** The key of an action in the key map in force, as it is written; empty without one. */
  public String keyName(Action action) {
    return KeyNames.first(action.keys(keyMap.get()));
  }

  /** What a tooltip says: title, key, description, and the reason when it can't be done now. */
  public String tooltip(Action action) {
    StringBuilder text = new StringBuilder(action.title());
    String key = keyName(action);
    if (!key.isEmpty()) {
      text.append(" (").append(key).append(')');
    }
    if (!action.description().isEmpty()) {
      text.append('\n').append(action.description());
    }
    if (!action.isEnabled()) {
      text.append("\nNot now: ").append(action.disabledReason().get());
    }
    return text.toString();
  }
}
