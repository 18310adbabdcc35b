package org.matryoshka.gui.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import org.matryoshka.gui.fx.dock.DockItem;
import org.matryoshka.gui.fx.dock.DockPane;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewType;

/** The views of a window by their ids, made when they are seen first. */
final class Views {
  private final Workbench bench;
  private final List<ViewType> types;
  private final Map<String, ViewHost> hosts = new LinkedHashMap<>();

  Views(Workbench bench, List<ViewType> types) {
    this.bench = bench;
    this.types = types;
    types.forEach(type -> hosts.put(type.id(), new ViewHost(bench, type)));
  }

  List<ViewType> types() {
    return types;
  }

  ViewHost host(String id) {
    return hosts.get(id);
  }

  /** The view of an id, if there is one and it has been made. */
  Optional<ToolView> made(String id) {
    return Optional.ofNullable(hosts.get(id)).flatMap(ViewHost::view);
  }

  /** For the docking pane. */
  DockItem item(String id) {
    ViewHost host = hosts.get(id);
    ViewType type = host.type();
    return new DockItem(
        id, type.title(), type.icon(), tooltip(type), host.root(), () -> focus(host));
  }

  private String tooltip(ViewType type) {
    String key = bench.actions().find("view." + type.id()).map(bench.actions()::keyName).orElse("");
    return type.tooltip() + (key.isEmpty() ? "" : "\nKey: " + key);
  }

  private static void focus(ViewHost host) {
    host.view().ifPresentOrElse(ToolView::focus, () -> host.root().requestFocus());
  }

  /** A view can be seen now, or can't any more. */
  void setVisible(String id, boolean isVisible) {
    ViewHost host = hosts.get(id);
    boolean isNew = isVisible && host.view().isEmpty();
    host.setVisible(isVisible);
    if (isNew) {
      host.view().ifPresent(view -> bench.actions().addAll(view.actions(), id));
    }
  }

  /** The view that a node is in; empty for none. */
  static String idOf(Node node, DockPane dock) {
    for (Node at = node; at != null; at = at.getParent()) {
      String id = at.getId();
      if (id != null && id.startsWith("view-")) {
        return id.substring("view-".length());
      }
    }
    return dock.idOf(node);
  }
}
