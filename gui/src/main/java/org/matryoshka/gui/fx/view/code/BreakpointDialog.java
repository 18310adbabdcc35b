package org.matryoshka.gui.fx.view.code;

import javafx.geometry.Insets;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import org.matryoshka.gui.session.Breakpoint;

/** Asks when a breakpoint is to stop. */
final class BreakpointDialog extends Dialog<Breakpoint> {
  private final CheckBox enabled = new CheckBox("Enabled");
  private final TextField condition = new TextField();
  private final TextField ignore = new TextField();

  /**
   * A dialog.
   *
   * @param breakpoint as it is
   * @param place how the place is called
   */
  BreakpointDialog(Window owner, Breakpoint breakpoint, String place) {
    initOwner(owner);
    setTitle("Breakpoint");
    setHeaderText("Stop at " + place);
    enabled.setSelected(breakpoint.enabled());
    enabled.setId("breakpoint-enabled");
    condition.setText(breakpoint.condition());
    condition.setPromptText("always; for instance: rax == 0x10");
    condition.setId("breakpoint-condition");
    condition.getStyleClass().add("mono");
    condition.setPrefColumnCount(32);
    ignore.setText(Long.toString(breakpoint.ignore()));
    ignore.setId("breakpoint-ignore");
    ignore.getStyleClass().add("mono");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("mk-form");
    grid.setHgap(10);
    grid.setVgap(8);
    grid.setPadding(new Insets(4));
    Label when = new Label("Only if");
    when.setLabelFor(condition);
    Label hits = new Label("Hits to ignore");
    hits.setLabelFor(ignore);
    grid.add(enabled, 1, 0);
    grid.addRow(1, when, condition);
    grid.addRow(2, hits, ignore);
    grid.addRow(3, new Label("Hit so far"), new Label(Long.toString(breakpoint.hits())));
    getDialogPane().setContent(grid);
    getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
    getDialogPane()
        .lookupButton(ButtonType.OK)
        .disableProperty()
        .bind(ignore.textProperty().map(text -> !text.strip().matches("[0-9]{1,15}")));
    setResultConverter(
        button ->
            button == ButtonType.OK
                ? breakpoint
                    .withEnabled(enabled.isSelected())
                    .withCondition(condition.getText().strip())
                    .withIgnore(Long.parseLong(ignore.getText().strip()))
                : null);
    setOnShown(event -> condition.requestFocus());
  }
}
