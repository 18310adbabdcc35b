package org.matryoshka.gui.fx.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyEvent;

/** All actions of the window by their ids, and the key map that is in force. */
public final class Actions {
  private final Map<String, Action> byId = new LinkedHashMap<>();
  private final ObjectProperty<KeyMap> keyMap = new SimpleObjectProperty<>(KeyMap.VISUAL_STUDIO);
  private final List<Runnable> listeners = new ArrayList<>();

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

  /** Called after the set of actions has changed. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** The action whose keys match an event in the key map in force. */
  public Optional<Action> matching(KeyEvent event) {
    return byId.values().stream()
        .filter(action -> action.keys(keyMap.get()).stream().anyMatch(k -> k.match(event)))
        .findFirst();
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
