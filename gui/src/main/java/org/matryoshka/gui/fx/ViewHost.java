package org.matryoshka.gui.fx;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewType;

/**
 * The place of one view. The view is made when it is visible first; one that can't be made is
 * replaced by an explanation, and the window goes on.
 */
public final class ViewHost {
  private final ViewType type;
  private final HostContext context;
  private final BorderPane root = new BorderPane();
  private ToolView view;
  private boolean failed;
  private boolean visible;

  /** A place for a view; the view itself is not made yet. */
  public ViewHost(Workbench bench, ViewType type) {
    this.type = type;
    this.context = new HostContext(bench);
    root.setId("view-" + type.id());
    root.getStyleClass().add("mk-view");
    root.setMinSize(0, 0);
  }

  /** What kind of view. */
  public ViewType type() {
    return type;
  }

  /** The node to be put into a tab. */
  public BorderPane root() {
    return root;
  }

  /** The view, once it has been made, and if it could be made. */
  public Optional<ToolView> view() {
    return Optional.ofNullable(view);
  }

  /** Tells the view that it can be seen, or can't any more. */
  public void setVisible(boolean isVisible) {
    if (isVisible == visible) {
      return;
    }
    visible = isVisible;
    if (isVisible && view == null && !failed) {
      create();
    }
    context.setVisible(isVisible);
    if (view != null) {
      if (isVisible) {
        view.shown();
      } else {
        view.hidden();
      }
    }
  }

  private void create() {
    try {
      view = type.factory().apply(context);
      root.setCenter(view.root());
    } catch (RuntimeException | LinkageError e) {
      failed = true;
      root.setCenter(explanation(e));
    }
  }

  private VBox explanation(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    Label title = new Label("The view “" + type.title() + "” could not be made");
    title.getStyleClass().addAll("title-4", "mk-fault-text");
    Label text =
        new Label(
            "This is a bug of ours; the rest of the window goes on. Please report this text:");
    text.setWrapText(true);
    TextArea details = new TextArea(trace.toString());
    details.setEditable(false);
    details.getStyleClass().add("mono");
    VBox.setVgrow(details, Priority.ALWAYS);
    VBox box = new VBox(title, text, details);
    box.getStyleClass().add("mk-error-pane");
    return box;
  }
}
