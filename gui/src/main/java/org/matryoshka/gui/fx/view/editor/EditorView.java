package org.matryoshka.gui.fx.view.editor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.theme.Fonts;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.WorldException;

/** The view Editor. */
public final class EditorView implements ToolView {
  /** What the window knows of it. */
  public static final ViewType TYPE =
      new ViewType(
          "editor",
          "Editor",
          "fth-edit",
          DockPlace.CENTER,
          "Write assembly, see what the assembler says, and run it in a VM of its own.",
          "view/editor",
          EditorView::new);

  private static final String DRAFT_KEY = "view.editor.draft";
  private static final Duration PAUSE = Duration.millis(350);

  private final ViewContext context;
  private final EditorModel model = new EditorModel();
  private final BorderPane root = new BorderPane();
  private final CodeArea area = new CodeArea();
  private final Label title = new Label();
  private final Label state = new Label();
  private final ListView<Problem> problems = new ListView<>();
  private final VBox top = new VBox();
  private final FindBar find = new FindBar(new Finder());
  private final PauseTransition typing = new PauseTransition(PAUSE);

  /** Assembles off the JavaFX thread, one text after the other. */
  private final Executor worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "assembler");
            thread.setDaemon(true);
            return thread;
          });

  private EditorView(ViewContext context) {
    this.context = context;
    root.getStyleClass().add("mk-editor");
    root.getStylesheets().add(EditorView.class.getResource("editor.css").toExternalForm());
    area.setId("editor-text");
    area.setAccessibleText("Assembly source");
    area.setHighlightCurrentParagraph(true);
    area.setTabSize(8);
    area.getStyleClass().add("mk-editor-area");
    decorate(List.of());
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && top.getChildren().contains(find)) {
            closeFind();
            event.consume();
          }
        });
    context.appearance().fontSize().subscribe(size -> area.setFont(Font.font(Fonts.MONO, size)));
    problems.setAccessibleText("What the assembler says");
    problems.setId("editor-problems");
    Label fine = new Label("The assembler has nothing to say.");
    fine.getStyleClass().add("mk-dim");
    problems.setPlaceholder(fine);
    problems.setCellFactory(list -> new ProblemCell());
    problems.setOnMouseClicked(event -> jump());
    problems.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            jump();
          }
        });
    SplitPane split = new SplitPane(area, problems);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.8);
    SplitPane.setResizableWithParent(problems, false);
    top.getChildren().add(toolbar());
    root.setTop(top);
    root.setCenter(split);
    root.setOnDragOver(this::dragOver);
    root.setOnDragDropped(this::dropped);
    typing.setOnFinished(event -> assemble());
    begin();
    area.getModel().addListener(change -> edited());
    context.onAssemblyFile(
        file -> {
          context.open("editor");
          openAfterQuestion(file);
        });
  }

  private Node toolbar() {
    title.getStyleClass().add("mk-strong");
    title.setId("editor-title");
    state.setId("editor-state");
    MenuButton examples = new MenuButton("Examples");
    examples.setTooltip(new Tooltip("Small guests that show something and end"));
    for (EditorModel.Example example : EditorModel.EXAMPLES) {
      MenuItem item = new MenuItem(example.title());
      item.setOnAction(event -> ifMayDiscard(() -> replace(example.text())));
      examples.getItems().add(item);
    }
    Button run = button("▶ Assemble and run", "Ctrl+F5", this::run);
    run.getStyleClass().add("accent");
    run.setId("editor-run");
    FlowPane bar =
        new FlowPane(
            title,
            button("New", "", () -> ifMayDiscard(() -> replace(""))),
            button("Open…", "", this::choose),
            button("Save", "Ctrl+S", this::save),
            examples,
            run,
            state);
    bar.getStyleClass().add("mk-editor-bar");
    return bar;
  }

  private static Button button(String title, String key, Runnable action) {
    Button button = new Button(title);
    button.setTooltip(new Tooltip(key.isEmpty() ? title : title + " (" + key + ")"));
    button.setOnAction(event -> action.run());
    return button;
  }

  // The text

  private void begin() {
    Optional<String> draft = context.settings().get(DRAFT_KEY);
    if (draft.isPresent()) {
      try {
        model.restore(new String(Base64.getDecoder().decode(draft.get()), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        model.begin(EditorModel.EXAMPLES.getFirst().text());
      }
    } else {
      model.begin(EditorModel.EXAMPLES.getFirst().text());
    }
    area.setText(model.text());
    afterLoad();
  }

  private void afterLoad() {
    area.clearUndoRedo();
    area.select(TextPos.ZERO);
    updateTitle();
    assemble();
  }

  private void replace(String text) {
    model.begin(text);
    area.setText(text);
    afterLoad();
  }

  private void edited() {
    model.setText(area.getText());
    updateTitle();
    typing.playFromStart();
  }

  private void updateTitle() {
    title.setText(model.title());
  }

  /** What is unsaved survives the window. */
  private void keepDraft() {
    if (model.isUnsaved()) {
      byte[] bytes = model.text().getBytes(StandardCharsets.UTF_8);
      context.settings().set(DRAFT_KEY, Base64.getEncoder().encodeToString(bytes));
    } else {
      context.settings().remove(DRAFT_KEY);
    }
  }

  // The assembler

  private CompletableFuture<Assembly> assembled() {
    String name = model.name();
    String text = model.text();
    return CompletableFuture.supplyAsync(() -> Assembly.of(name, text), worker);
  }

  private void assemble() {
    keepDraft();
    String text = model.text();
    assembled()
        .thenAccept(
            result ->
                Platform.runLater(
                    () -> {
                      if (text.equals(model.text())) {
                        show(result.problems(), result.sentence(), result.errors() > 0);
                      }
                    }));
  }

  private void show(List<Problem> found, String sentence, boolean bad) {
    problems.getItems().setAll(found);
    state.setText(sentence);
    state.getStyleClass().setAll("label", bad ? "mk-fault-text" : "mk-dim");
    decorate(found);
  }

  /** Line numbers and highlighting, with marks where something is wrong. */
  private void decorate(List<Problem> found) {
    area.setLeftDecorator(new LineGutter(found));
    area.setSyntaxDecorator(new AssemblyDecorator(found));
  }

  private void run() {
    typing.stop();
    keepDraft();
    assembled().thenAccept(result -> Platform.runLater(() -> run(result)));
  }

  private void run(Assembly result) {
    show(result.problems(), result.sentence(), result.errors() > 0);
    if (result.image().isEmpty()) {
      problems.requestFocus();
      problems.getSelectionModel().selectFirst();
      return;
    }
    try {
      context
          .submit(new Command.Load(result.world()))
          .whenComplete(
              (status, failure) -> {
                if (failure == null) {
                  state.setText("Loaded; paused at its first instruction.");
                  context.say("Assembled and loaded " + model.title() + ".");
                  context.open("code");
                } else {
                  refused(failure.getMessage());
                }
              });
    } catch (WorldException e) {
      refused(e.getMessage());
    }
  }

  private void refused(String why) {
    show(List.of(Problem.general(why)), "It can't be loaded.", true);
  }

  private void jump() {
    Problem problem = problems.getSelectionModel().getSelectedItem();
    if (problem != null && problem.isHere()) {
      int offset = EditorModel.offsetOf(model.text(), problem.line() - 1, problem.column() - 1);
      select(offset, Math.min(model.text().length(), offset + problem.length()));
      area.requestFocus();
    }
  }

  private void select(int start, int end) {
    area.select(position(start), position(end));
  }

  private TextPos position(int offset) {
    return TextPos.ofLeading(
        EditorModel.lineOf(model.text(), offset), EditorModel.columnOf(model.text(), offset));
  }

  // Files

  private void ifMayDiscard(Runnable action) {
    if (!model.isUnsaved() || model.text().isBlank()) {
      action.run();
      return;
    }
    ButtonType keep = new ButtonType("Save", ButtonBar.ButtonData.YES);
    ButtonType discard = new ButtonType("Discard", ButtonBar.ButtonData.NO);
    Alert question =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            "What you have changed would be lost.",
            keep,
            discard,
            ButtonType.CANCEL);
    question.initOwner(root.getScene().getWindow());
    question.setHeaderText("Save " + model.title() + "?");
    question
        .showAndWait()
        .ifPresent(
            answer -> {
              if (answer == discard || (answer == keep && save())) {
                action.run();
              }
            });
  }

  private void openAfterQuestion(Path file) {
    ifMayDiscard(() -> open(file));
  }

  private void open(Path file) {
    try {
      model.open(file);
      area.setText(model.text());
      afterLoad();
    } catch (IOException e) {
      refused(e.getMessage());
    }
  }

  private FileChooser chooser(String what) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(what);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Assembly", "*.asm", "*.s", "*.inc"),
            new FileChooser.ExtensionFilter("All files", "*"));
    model
        .file()
        .map(Path::getParent)
        .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    return chooser;
  }

  private void choose() {
    File file = chooser("Open assembly").showOpenDialog(root.getScene().getWindow());
    if (file != null) {
      openAfterQuestion(file.toPath());
    }
  }

  private boolean save() {
    if (model.file().isPresent()) {
      return save(model.file().get());
    }
    FileChooser chooser = chooser("Save assembly");
    chooser.setInitialFileName(EditorModel.UNTITLED);
    File file = chooser.showSaveDialog(root.getScene().getWindow());
    return file != null && save(file.toPath());
  }

  private boolean save(Path file) {
    try {
      model.save(file);
      keepDraft();
      updateTitle();
      context.say("Saved " + file + ".");
      return true;
    } catch (IOException e) {
      context.fail("Saving " + file, e);
      return false;
    }
  }

  private static Optional<Path> dragged(DragEvent event) {
    return event.getDragboard().getFiles().stream()
        .map(File::toPath)
        .filter(path -> path.toString().matches("(?i).*\\.(asm|s|inc)"))
        .findFirst();
  }

  private void dragOver(DragEvent event) {
    if (dragged(event).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    Optional<Path> file = dragged(event);
    if (file.isPresent()) {
      event.setDropCompleted(true);
      event.consume();
      openAfterQuestion(file.get());
    }
  }

  // Find and replace

  private void openFind(boolean replacing) {
    if (!top.getChildren().contains(find)) {
      top.getChildren().add(find);
    }
    find.begin(selectedText(), replacing);
  }

  private void closeFind() {
    top.getChildren().remove(find);
    area.requestFocus();
  }

  private String selectedText() {
    if (!area.hasNonEmptySelection()) {
      return "";
    }
    int start = offset(area.getSelection().getMin());
    int end = offset(area.getSelection().getMax());
    return model.text().substring(start, end);
  }

  private int offset(TextPos position) {
    return EditorModel.offsetOf(model.text(), position.index(), position.offset());
  }

  /** What the find bar does with the text. */
  private final class Finder implements FindBar.Listener {
    @Override
    public boolean find(String text, boolean backwards) {
      TextPos caret =
          area.getSelection() == null
              ? TextPos.ZERO
              : backwards ? area.getSelection().getMin() : area.getSelection().getMax();
      Optional<EditorModel.Match> match =
          EditorModel.find(model.text(), text, offset(caret), backwards);
      match.ifPresent(found -> select(found.start(), found.end()));
      return match.isPresent();
    }

    @Override
    public boolean replace(String text, String replacement) {
      if (selectedText().equalsIgnoreCase(text) && !text.isEmpty()) {
        area.replaceText(area.getSelection().getMin(), area.getSelection().getMax(), replacement);
      }
      return find(text, false);
    }

    @Override
    public int replaceAll(String text, String replacement) {
      String before = model.text();
      String after = EditorModel.replaceAll(before, text, replacement);
      if (after.equals(before)) {
        return 0;
      }
      int count = 0;
      for (int at = 0; at < before.length(); ) {
        Optional<EditorModel.Match> match = EditorModel.find(before.substring(at), text, 0, false);
        if (match.isEmpty()) {
          break;
        }
        count++;
        at += match.get().end();
      }
      area.replaceText(TextPos.ZERO, area.getDocumentEnd(), after);
      return count;
    }

    @Override
    public void close() {
      closeFind();
    }
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void hidden() {
    keepDraft();
  }

  @Override
  public String asText() {
    return model.text();
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("editor.run", "Assemble and run")
            .description("Assembles what is in the editor and opens it as a VM of its own.")
            .icon("fth-play-circle")
            .group(Action.Group.RUN)
            .keys("Ctrl+F5")
            .does(this::run),
        Action.of("editor.save", "Save assembly source")
            .group(Action.Group.FILE)
            .keys("Ctrl+S")
            .does(this::save),
        Action.of("editor.find", "Find in the editor")
            .group(Action.Group.EDIT)
            .keys("Ctrl+F")
            .does(() -> openFind(false)),
        Action.of("editor.replace", "Replace in the editor")
            .group(Action.Group.EDIT)
            .keys("Ctrl+H")
            .does(() -> openFind(true)),
        Action.of("editor.next", "Find next in the editor")
            .group(Action.Group.EDIT)
            .keys("F3")
            .does(() -> find.find(false)),
        Action.of("editor.previous", "Find previous in the editor")
            .group(Action.Group.EDIT)
            .keys("Shift+F3")
            .does(() -> find.find(true)));
  }

  @Override
  public void focus() {
    area.requestFocus();
  }
}
