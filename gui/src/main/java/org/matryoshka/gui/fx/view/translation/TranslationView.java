package org.matryoshka.gui.fx.view.translation;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.matryoshka.gui.fx.control.EmptyState;
import org.matryoshka.gui.fx.view.AddressKind;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.fx.view.WhyMenu;
import org.matryoshka.gui.fx.view.translation.TranslationModel.Moment;
import org.matryoshka.gui.inspect.paging.AddressSpace;
import org.matryoshka.gui.inspect.paging.Privilege;
import org.matryoshka.gui.inspect.paging.SymbolNames;
import org.matryoshka.gui.inspect.paging.TranslationQuery;
import org.matryoshka.gui.inspect.paging.TranslationReader;
import org.matryoshka.gui.inspect.paging.TranslationSnapshot;
import org.matryoshka.gui.inspect.paging.TranslationText;
import org.matryoshka.gui.inspect.paging.Verdict;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.SessionStatus;
import org.matryoshka.gui.session.history.WhyQuestion;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.mmu.paging.AccessType;

/** An address through guest tables, machine frame and shadow; whole tables; translation caches. */
public final class TranslationView implements ToolView {
  /** What the window knows of it. */
  public static final ViewType TYPE =
      new ViewType(
          "translation",
          "Translation",
          "fth-git-merge",
          DockPlace.CENTER,
          "Follows an address through the guest's page tables, to the machine's frame, and through"
              + " the shadow tables that the hardware walks.",
          "translation",
          TranslationView::new);

  private final ViewContext context;
  private final TranslationModel model = new TranslationModel();
  private final TablesModel tablesModel = new TablesModel();
  private final Feed<TranslationModel.Answer> feed;
  private final BorderPane root = new BorderPane();
  private final TextField address = new TextField();
  private final Button back = new Button();
  private final Button forward = new Button();
  private final ToggleButton follow = new ToggleButton("Follow");
  private final ComboBox<Privilege> privilege = new ComboBox<>();
  private final ComboBox<AddressSpace> spaces = new ComboBox<>();
  private final ToggleGroup kinds = new ToggleGroup();
  private final Label verdictWord = new Label();
  private final Label verdictText = new Label();
  private final Label subject = new Label();
  private final HBox verdictBar = new HBox();
  private final Label exitText = new Label();
  private final Button travel = new Button("Go there");
  private final ToggleGroup moments = new ToggleGroup();
  private final HBox momentBox = new HBox();
  private final HBox exitBar = new HBox(exitText, momentBox, travel);
  private final WalkDiagram diagram = new WalkDiagram(this::followCard, this::cardMenu);
  private final ScrollPane scroll = new ScrollPane(diagram);
  private final BorderPane walkPane = new BorderPane(scroll);
  private final TabPane tabs = new TabPane();
  private final TablesPane tables;
  private final TlbPane tlb;
  private TranslationModel.Answer shown;
  private boolean filling;
  private int looks;

  private TranslationView(ViewContext context) {
    this.context = context;
    root.getStylesheets()
        .add(TranslationView.class.getResource("translation.css").toExternalForm());
    root.setId("view-translation");
    tables = new TablesPane(context, tablesModel, line -> go(hex(line.row().gva())));
    tlb = new TlbPane(context, gva -> go(hex(gva)));
    buildToolbar();
    buildVerdict();
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("walk-scroll");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs()
        .addAll(
            tab("Walk", "One address, level by level.", walkPane),
            tab("Tables", "All entries of the address space: guest beside shadow.", tables),
            tab("TLB", "What the cores have cached.", tlb));
    root.setCenter(tabs);
    tabs.setId("translation-tabs");
    tabs.getSelectionModel()
        .selectedIndexProperty()
        .subscribe(index -> tables.setOpen(index.intValue() == 1));
    context.appearance().fontSize().subscribe(size -> diagram.setEm(size));
    model.setVm(context.selection().vm().get());
    model.setExit(context.selection().exit().get());
    feed = context.watch(model.question(), this::arrived);
    context
        .selection()
        .vm()
        .subscribe(
            vm -> {
              model.setVm(vm.intValue());
              ask();
            });
    context
        .selection()
        .exit()
        .subscribe(
            index -> {
              model.setExit(index.longValue());
              ask();
            });
    context.selection().address().subscribe(this::addressSelected);
  }

  private static Tab tab(String title, String tooltip, Node content) {
    Tab tab = new Tab(title, content);
    tab.setTooltip(new Tooltip(tooltip));
    return tab;
  }

  // Building

  private void buildToolbar() {
    address.setId("translation-address");
    address.setPromptText("0x…, rip, rsp+8, symbol");
    address.setPrefColumnCount(20);
    address.getStyleClass().add("mono");
    address.setTooltip(
        new Tooltip(
            "A linear address: a number, a register (rip, rsp, cr2, …), a symbol, or sums of"
                + " these. Enter looks it up; an empty field follows what runs."));
    address.setAccessibleText("Linear address to translate");
    address.setOnAction(
        event -> {
          if (address.getText().isBlank()) {
            model.setFollowing(true);
          } else {
            model.go(address.getText().strip());
          }
          ask();
        });
    icon(back, "fth-arrow-left", "The address looked at before", model::back);
    icon(forward, "fth-arrow-right", "The address looked at after", model::forward);
    follow.setId("translation-follow");
    follow.setTooltip(
        new Tooltip(
            "Follows what runs: the address of the selected VM exit if it was a page fault, else"
                + " the fetch of the next instruction."));
    follow.setOnAction(
        event -> {
          model.setFollowing(follow.isSelected());
          ask();
        });
    HBox access = new HBox();
    for (AccessType kind : AccessType.values()) {
      ToggleButton button = new ToggleButton(word(kind));
      button.setUserData(kind);
      button.setId("translation-" + kind.name().toLowerCase(java.util.Locale.ROOT));
      button.setToggleGroup(kinds);
      button
          .getStyleClass()
          .add(
              switch (kind) {
                case READ -> "left-pill";
                case WRITE -> "center-pill";
                case FETCH -> "right-pill";
              });
      button.setTooltip(new Tooltip("Tries out " + article(kind) + " of this address."));
      button.setOnAction(
          event -> {
            pin();
            model.setAccess(kind);
            ask();
          });
      access.getChildren().add(button);
    }
    privilege.getItems().addAll(Privilege.values());
    privilege.setId("translation-privilege");
    privilege.setConverter(new Words<>(Privilege::text));
    privilege.setTooltip(new Tooltip("In whose name: the guest as it is now, user mode, kernel."));
    privilege.valueProperty().subscribe(changed(model::setPrivilege));
    spaces.setId("translation-space");
    spaces.setTooltip(
        new Tooltip("The address space: CR3 as it is now, or another root that is shadowed."));
    spaces
        .valueProperty()
        .subscribe(
            changed(
                space -> {
                  pin();
                  model.setRoot(
                      space.current() ? OptionalLong.empty() : OptionalLong.of(space.root()));
                }));
    FlowPane bar = new FlowPane(back, forward, address, follow, access, privilege, spaces);
    bar.getStyleClass().add("walk-toolbar");
    root.setTop(bar);
  }

  /** What the user changes by hand is about the address that is shown, so it stays. */
  private void pin() {
    if (model.following() && shown != null && shown.snapshot() != null) {
      model.go(hex(shown.snapshot().gva()));
    }
  }

  private <T> Consumer<T> changed(Consumer<T> set) {
    return value -> {
      if (!filling && value != null) {
        set.accept(value);
        ask();
      }
    };
  }

  private void icon(Button button, String icon, String tooltip, Runnable action) {
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().addAll("flat", "mk-icon-button");
    button.setTooltip(new Tooltip(tooltip));
    button.setAccessibleText(tooltip);
    button.setOnAction(
        event -> {
          action.run();
          ask();
        });
  }

  private void buildVerdict() {
    verdictWord.getStyleClass().add("walk-word");
    verdictWord.setMinWidth(Region.USE_PREF_SIZE);
    verdictWord.setId("translation-verdict");
    subject.getStyleClass().add("mk-strong");
    subject.setWrapText(true);
    verdictText.setWrapText(true);
    verdictText.setMinWidth(0);
    VBox words = new VBox(subject, verdictText);
    HBox.setHgrow(words, Priority.ALWAYS);
    verdictBar.getChildren().addAll(verdictWord, words);
    verdictBar.getStyleClass().add("walk-verdict");
    exitBar.getStyleClass().add("walk-exit");
    exitText.setWrapText(true);
    exitText.getStyleClass().add("mk-dim");
    exitText.setId("translation-exit");
    HBox.setHgrow(exitText, Priority.ALWAYS);
    travel.setMinWidth(Region.USE_PREF_SIZE);
    travel.setTooltip(new Tooltip("Takes the machine to right after this VM exit."));
    travel.setOnAction(
        event -> {
          if (shown != null && shown.exit() != null) {
            context.submit(new Command.Travel(shown.exit().step()));
          }
        });
    for (Moment moment : Moment.values()) {
      ToggleButton button = new ToggleButton(word(moment));
      button.setUserData(moment);
      button.setId("translation-" + moment.name().toLowerCase(java.util.Locale.ROOT));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setToggleGroup(moments);
      button
          .getStyleClass()
          .add(
              switch (moment) {
                case BEFORE -> "left-pill";
                case AFTER -> "center-pill";
                case NOW -> "right-pill";
              });
      button.setTooltip(new Tooltip(meaning(moment)));
      button.setOnAction(
          event -> {
            model.setMoment(moment);
            ask();
          });
      momentBox.getChildren().add(button);
    }
    walkPane.setTop(new VBox(verdictBar, exitBar));
  }

  // Answers

  private void ask() {
    feed.setQuery(model.question());
    fillToolbar();
  }

  private void fillToolbar() {
    follow.setSelected(model.following());
    back.setDisable(!model.canGoBack());
    forward.setDisable(!model.canGoForward());
    if (!address.isFocused() || model.following()) {
      address.setText(
          model.following() && shown != null && shown.snapshot() != null
              ? hex(shown.snapshot().gva())
              : model.expression());
    }
  }

  private static String word(Moment moment) {
    return switch (moment) {
      case BEFORE -> "Before";
      case AFTER -> "After";
      case NOW -> "Now";
    };
  }

  private static String meaning(Moment moment) {
    return switch (moment) {
      case BEFORE -> "The tables right before this VM exit: why it came.";
      case AFTER -> "The tables right after this VM exit was dealt with: what came of it.";
      case NOW -> "The tables as they are now.";
    };
  }

  /** An answer about the machine as it is now; an exit may have to be looked at in its own time. */
  private void arrived(TranslationModel.Answer answer) {
    looks++;
    if (!model.needsLook(answer)
        || context.status().getValue().activity() == SessionStatus.Activity.RUNNING) {
      show(answer);
      return;
    }
    int mine = looks;
    TranslationQuery query = answer.query();
    boolean before = model.moment() == Moment.BEFORE;
    context
        .session()
        .look(
            answer.exit().step(),
            world -> TranslationReader.read(world, query),
            (world, earlier) -> before ? earlier : TranslationReader.read(world, query))
        .whenComplete(
            (then, failure) ->
                Platform.runLater(
                    () -> {
                      if (mine == looks) {
                        show(failure == null ? answer.at(then) : answer);
                      }
                    }));
  }

  private void show(TranslationModel.Answer answer) {
    shown = answer;
    filling = true;
    try {
      fillToolbar();
      fillChoices(answer);
    } finally {
      filling = false;
    }
    TranslationSnapshot snapshot = answer.snapshot();
    if (snapshot == null) {
      walkPane.setCenter(new EmptyState("fth-help-circle", "No such address", answer.problem()));
      verdictWord.setText("?");
      subject.setText(answer.problem());
      verdictText.setText("");
      return;
    }
    showVerdict(answer);
    if (snapshot.verdict() == Verdict.NON_CANONICAL) {
      walkPane.setCenter(
          new EmptyState("fth-slash", "Not an address", Verdict.NON_CANONICAL.meaning()));
    } else {
      if (walkPane.getCenter() != scroll) {
        walkPane.setCenter(scroll);
      }
      diagram.show(new WalkCards(snapshot));
    }
    tablesModel.look(snapshot.vm(), model.root(), model.privilege());
    tablesModel.mark(snapshot.gva(), tablesModel.wanted().isEmpty() && model.following());
    tables.ask();
  }

  private void fillChoices(TranslationModel.Answer answer) {
    privilege.setValue(model.privilege());
    if (!spaces.getItems().equals(answer.spaces())) {
      spaces.setItems(FXCollections.observableArrayList(answer.spaces()));
    }
    long wanted = model.root().orElse(-1);
    answer.spaces().stream()
        .filter(space -> wanted < 0 ? space.current() : space.root() == wanted)
        .findFirst()
        .ifPresent(spaces::setValue);
    AccessType kind = answer.snapshot() == null ? model.access() : answer.snapshot().access();
    kinds.getToggles().stream()
        .filter(toggle -> toggle.getUserData() == kind)
        .forEach(kinds::selectToggle);
  }

  private void showVerdict(TranslationModel.Answer answer) {
    TranslationSnapshot snapshot = answer.snapshot();
    verdictWord.setText(snapshot.verdict().symbol() + " " + snapshot.verdict().word());
    subject.setText(
        "VM %s: %s of 0x%x%s"
            .formatted(
                snapshot.vmName(),
                snapshot.accessText(),
                snapshot.gva(),
                snapshot.symbol().isEmpty()
                    ? ""
                    : "  (" + SymbolNames.brief(snapshot.symbol()) + ")"));
    verdictText.setText(snapshot.explanation());
    verdictBar.getStyleClass().removeIf(name -> name.startsWith("walk-v-"));
    verdictBar.getStyleClass().removeAll(STATES);
    verdictBar.getStyleClass().add(state(snapshot.verdict()));
    boolean followed = answer.exit() != null;
    exitBar.setVisible(followed);
    exitBar.setManaged(followed);
    if (followed) {
      moments.getToggles().stream()
          .filter(toggle -> toggle.getUserData() == model.moment())
          .forEach(moments::selectToggle);
      boolean there = snapshot.step() == answer.exit().step();
      boolean before = snapshot.step() == answer.exit().step() - 1;
      exitText.setText(
          "VM exit %s, step %s: %s %s"
              .formatted(
                  Quantity.grouped(answer.exit().index()),
                  Quantity.grouped(answer.exit().step()),
                  answer.exit().exit().sentence(),
                  before
                      ? "Shown is the moment before it."
                      : there
                          ? "Shown is what came of it."
                          : "Shown is now, step " + Quantity.grouped(snapshot.step()) + "."));
      boolean away = context.status().getValue().step() != answer.exit().step();
      travel.setVisible(away);
      travel.setManaged(away);
    }
  }

  private static final List<String> STATES =
      List.of("walk-goal", "walk-hidden", "walk-fault", "walk-trace", "walk-mmio");

  private static String state(Verdict verdict) {
    return switch (verdict) {
      case TLB_HIT, SHADOW_HIT -> "walk-goal";
      case HIDDEN_FAULT -> "walk-hidden";
      case TRUE_FAULT, NON_CANONICAL, UNKNOWN -> "walk-fault";
      case TRACE_WRITE -> "walk-trace";
      case MMIO, EMULATE -> "walk-mmio";
    };
  }

  // What the user does

  private void go(String expression) {
    model.go(expression);
    tabs.getSelectionModel().select(0);
    ask();
  }

  private void addressSelected(SelectedAddress selected) {
    if (selected == null || selected.kind() != AddressKind.GVA) {
      return;
    }
    model.setVm(selected.vm());
    model.setRoot(selected.root() < 0 ? OptionalLong.empty() : OptionalLong.of(selected.root()));
    model.go(hex(selected.address()));
    ask();
  }

  private void followCard(WalkCard card) {
    context.selection().address().set(card.target());
    context.open("memory");
  }

  private void cardMenu(CardNode node, double x, double y) {
    WalkCard card = node.card();
    MenuItem bytes = new MenuItem("Show in memory (Enter)");
    bytes.setOnAction(event -> followCard(card));
    MenuItem why = new MenuItem("Last written by…");
    why.setOnAction(event -> WhyMenu.show(context, node, x, y, question(card.target())));
    MenuItem copy = new MenuItem("Copy as text");
    copy.setOnAction(event -> context.copy(card.inWords()));
    new ContextMenu(bytes, why, copy).show(node, x, y);
  }

  private static WhyQuestion question(SelectedAddress target) {
    return switch (target.kind()) {
      case GVA -> new WhyQuestion.OfVirtual(target.vm(), target.address(), 1);
      case GPA -> new WhyQuestion.OfPhysical(target.vm(), target.address() & -8, 8);
      case HPA -> new WhyQuestion.OfMachine(target.address() & -8, 8);
    };
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    if (tabs.getSelectionModel().getSelectedIndex() == 0 && walkPane.getCenter() == scroll) {
      diagram.focusFirst();
    } else {
      address.requestFocus();
    }
  }

  @Override
  public String asText() {
    return switch (tabs.getSelectionModel().getSelectedIndex()) {
      case 1 -> tables.asText();
      case 2 -> tlb.asText();
      default ->
          shown == null
              ? ""
              : shown.snapshot() == null
                  ? shown.problem() + "\n"
                  : TranslationText.of(shown.snapshot());
    };
  }

  private static String word(AccessType kind) {
    return switch (kind) {
      case READ -> "Read";
      case WRITE -> "Write";
      case FETCH -> "Fetch";
    };
  }

  private static String article(AccessType kind) {
    return switch (kind) {
      case READ -> "a read";
      case WRITE -> "a write";
      case FETCH -> "an instruction fetch";
    };
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
