package org.matryoshka.gui.fx.view.console;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.matryoshka.gui.fx.action.KeyDispatcher;
import org.matryoshka.gui.fx.theme.Appearance;

/**
 * A terminal on the screen: shows a part of a {@link TerminalScreen} and the lines above it, takes
 * keys and the mouse. What is typed goes to a consumer.
 */
final class TerminalControl extends Region {
  private static final double BLINK_MILLIS = 530;

  private final Appearance appearance;
  private final Consumer<String> typed;
  private final Consumer<String> copied;
  private final TerminalPainter painter = new TerminalPainter();
  private final ScrollBar vertical = new ScrollBar();
  private final ScrollBar horizontal = new ScrollBar();
  private final Timeline blinking =
      new Timeline(new KeyFrame(Duration.millis(BLINK_MILLIS), event -> blink()));
  private TerminalScreen screen = new TerminalScreen(1, 2);
  private TerminalSelection selection = new TerminalSelection(screen);
  private List<TerminalSelection.Match> matches = List.of();
  private boolean atEnd = true;
  private boolean cursorOn = true;

  /**
   * A terminal without content.
   *
   * @param typed gets what is typed and pasted
   * @param copied gets what is to be put on the clipboard
   */
  TerminalControl(Appearance appearance, Consumer<String> typed, Consumer<String> copied) {
    this.appearance = appearance;
    this.typed = typed;
    this.copied = copied;
    vertical.setOrientation(Orientation.VERTICAL);
    vertical.setFocusTraversable(false);
    horizontal.setFocusTraversable(false);
    horizontal.setVisible(false);
    getChildren().addAll(painter, vertical, horizontal);
    getStyleClass().add("mk-terminal");
    setId("terminal");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setAccessibleRoleDescription("terminal");
    setMinSize(0, 0);
    KeyDispatcher.grabKeys(this);
    vertical.valueProperty().subscribe(value -> scrolled());
    horizontal.valueProperty().subscribe(value -> redraw());
    blinking.setCycleCount(Animation.INDEFINITE);
    focusedProperty().subscribe(this::updateBlinking);
    appearance.reducedMotion().subscribe(this::updateBlinking);
    appearance.theme().subscribe(theme -> restyle());
    appearance.fontSize().subscribe(size -> restyle());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_TYPED, this::characters);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::mousePressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::mouseDragged);
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
  }

  /** Shows another terminal. */
  void show(TerminalScreen other) {
    if (other != screen) {
      screen = other;
      selection = new TerminalSelection(other);
      matches = List.of();
      atEnd = true;
    }
    update();
  }

  TerminalScreen screen() {
    return screen;
  }

  TerminalSelection selection() {
    return selection;
  }

  /** Rows of text that fit. */
  int visibleRows() {
    return Math.max(1, (int) (contentHeight() / painter.cellHeight()));
  }

  /** Columns of text that fit. */
  int visibleColumns() {
    return Math.max(2, (int) ((contentWidth() - 2 * painter.margin()) / painter.cellWidth()));
  }

  /** The screen has changed. */
  void update() {
    boolean stays = atEnd; // changing the range below may move the bar
    long first = screen.firstLine();
    long last = Math.max(first, screen.screenStart() + screen.rows() - visibleRows());
    // the empty rows below the cursor need not be seen while there is something above
    long cursor = screen.screenStart() + screen.cursorRow() + 1 - visibleRows();
    long bottom = Math.max(first, Math.min(last, Math.max(cursor, lastText() - visibleRows())));
    vertical.setMin((double) first);
    vertical.setMax((double) bottom);
    vertical.setVisibleAmount(
        bottom > first
            ? (double) visibleRows() * (bottom - first) / (last - first + visibleRows())
            : 1);
    vertical.setUnitIncrement(1);
    vertical.setBlockIncrement(Math.max(1, visibleRows() - 1));
    vertical.setDisable(bottom <= first);
    if (stays || vertical.getValue() > bottom || vertical.getValue() < first) {
      vertical.setValue((double) bottom);
      atEnd = true;
    }
    setAccessibleText(screen.text());
    redraw();
  }

  private long lastText() {
    for (int row = screen.rows() - 1; row >= 0; row--) {
      if (!screen.line(row).text().isEmpty()) {
        return screen.screenStart() + row + 1;
      }
    }
    return screen.screenStart();
  }

  /** Marks places that were found. */
  void setMatches(List<TerminalSelection.Match> found, int current) {
    matches = found;
    if (current >= 0 && current < found.size()) {
      reveal(found.get(current).line());
      selection.start(found.get(current).line(), found.get(current).from());
      selection.extend(found.get(current).line(), found.get(current).to());
    }
    redraw();
  }

  private void reveal(long line) {
    if (line < vertical.getValue() || line >= vertical.getValue() + visibleRows()) {
      double middle = line - visibleRows() / 2.0;
      vertical.setValue(Math.clamp(Math.rint(middle), vertical.getMin(), vertical.getMax()));
    }
  }

  private void scrolled() {
    atEnd = vertical.getValue() >= vertical.getMax() - 0.5;
    redraw();
  }

  private void restyle() {
    painter.setLook(TerminalColours.of(appearance.theme().get()), appearance.fontSize().get());
    requestLayout();
    update();
  }

  private double contentWidth() {
    return Math.max(0, getWidth() - vertical.prefWidth(-1));
  }

  private double textWidth() {
    return screen.columns() * painter.cellWidth() + 2 * painter.margin();
  }

  private double contentHeight() {
    boolean bar = textWidth() > contentWidth() + 1;
    return Math.max(0, getHeight() - (bar ? horizontal.prefHeight(-1) : 0));
  }

  @Override
  protected void layoutChildren() {
    double width = contentWidth();
    double height = contentHeight();
    double bar = vertical.prefWidth(-1);
    painter.resizeTo(width, height);
    vertical.resizeRelocate(width, 0, bar, height);
    double hidden = textWidth() - width;
    horizontal.setVisible(hidden > 1);
    horizontal.setMax(Math.max(0, hidden));
    horizontal.setVisibleAmount(hidden > 1 ? hidden * width / textWidth() : 1);
    horizontal.resizeRelocate(0, height, width, getHeight() - height);
    update();
  }

  private void redraw() {
    painter.paint(
        screen,
        selection,
        matches,
        (long) vertical.getValue(),
        horizontal.isVisible() ? horizontal.getValue() : 0,
        isFocused(),
        cursorOn);
  }

  // The cursor blinks

  private void updateBlinking() {
    cursorOn = true;
    if (isFocused() && !appearance.reducedMotion().get()) {
      blinking.playFromStart();
    } else {
      blinking.stop();
    }
    redraw();
  }

  private void blink() {
    cursorOn = !cursorOn;
    redraw();
  }

  // Keys

  private void pressed(KeyEvent event) {
    boolean terminalKeys = event.isControlDown() && event.isShiftDown() && !event.isAltDown();
    switch (event.getCode()) {
      case C -> {
        if (terminalKeys) {
          copy();
          event.consume();
          return;
        }
      }
      case V -> {
        if (terminalKeys) {
          paste();
          event.consume();
          return;
        }
      }
      case INSERT -> {
        if (event.isShiftDown() || event.isControlDown()) {
          clipboardKey(event);
          return;
        }
      }
      case PAGE_UP, PAGE_DOWN -> {
        if (event.isShiftDown()) {
          scrollBy((event.getCode().getName().endsWith("Up") ? -1 : 1) * visibleRows());
          event.consume();
          return;
        }
      }
      default -> {}
    }
    if (event.isMetaDown()) {
      return; // Command belongs to the window
    }
    KeyBytes.Modifiers modifiers =
        new KeyBytes.Modifiers(event.isControlDown(), event.isAltDown(), event.isShiftDown());
    KeyBytes.of(event.getCode().name(), modifiers, screen.modes())
        .ifPresent(
            bytes -> {
              send(bytes);
              event.consume();
            });
  }

  private void clipboardKey(KeyEvent event) {
    if (event.isShiftDown()) {
      paste();
    } else {
      copy();
    }
    event.consume();
  }

  private void characters(KeyEvent event) {
    if (!event.isControlDown() && !event.isMetaDown()) {
      String text = KeyBytes.typed(event.getCharacter(), event.isAltDown());
      if (!text.isEmpty()) {
        send(text);
      }
      event.consume();
    }
  }

  private void send(String bytes) {
    selection.clear();
    vertical.setValue(vertical.getMax());
    typed.accept(bytes);
  }

  /** Copies what is marked; everything if nothing is. */
  void copy() {
    copied.accept(selection.isEmpty() ? screen.textWithHistory() : selection.text());
  }

  /** Types what is on the clipboard. */
  void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null && !text.isEmpty()) {
      send(KeyBytes.pasted(text, screen.modes()));
    }
  }

  private void scrollBy(double lines) {
    double to = vertical.getValue() + lines;
    vertical.setValue(Math.clamp(to, vertical.getMin(), vertical.getMax()));
  }

  // Mouse

  private void mousePressed(MouseEvent event) {
    requestFocus();
    long line = lineAt(event.getY());
    int column = columnAt(event.getX());
    if (event.getButton() == MouseButton.MIDDLE) {
      paste();
    } else if (event.getButton() == MouseButton.PRIMARY) {
      if (event.isShiftDown() && !selection.isEmpty()) {
        selection.extend(line, column);
      } else {
        switch (Math.min(event.getClickCount(), 3)) {
          case 2 -> selection.word(line, column);
          case 3 -> selection.line(line);
          default -> selection.start(line, column);
        }
      }
    }
    redraw();
    event.consume();
  }

  private void mouseDragged(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      if (event.getY() < 0) {
        scrollBy(-1);
      } else if (event.getY() > contentHeight()) {
        scrollBy(1);
      }
      int column = columnAt(event.getX() + painter.cellWidth() / 2);
      selection.extend(lineAt(event.getY()), column);
      redraw();
      event.consume();
    }
  }

  private long lineAt(double y) {
    long line = (long) vertical.getValue() + (long) Math.floor(y / painter.cellHeight());
    return Math.clamp(line, screen.firstLine(), screen.screenStart() + screen.rows() - 1);
  }

  private int columnAt(double x) {
    double hidden = horizontal.isVisible() ? horizontal.getValue() : 0;
    double column = (x + hidden - painter.margin()) / painter.cellWidth();
    return Math.clamp((long) Math.floor(column), 0, screen.columns());
  }

  private void wheel(ScrollEvent event) {
    if (!event.isControlDown() && event.getDeltaY() != 0) {
      scrollBy(event.getDeltaY() > 0 ? -3 : 3);
      event.consume();
    }
  }
}
