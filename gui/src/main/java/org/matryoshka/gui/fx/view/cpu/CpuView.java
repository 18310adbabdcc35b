package org.matryoshka.gui.fx.view.cpu;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.matryoshka.gui.fx.action.Action;
import org.matryoshka.gui.fx.view.DockPlace;
import org.matryoshka.gui.fx.view.Feed;
import org.matryoshka.gui.fx.view.ToolView;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.inspect.registers.CpuReader;
import org.matryoshka.gui.inspect.registers.CpuSnapshot;
import org.matryoshka.gui.inspect.registers.PrivilegeState;
import org.matryoshka.gui.inspect.registers.RegisterValue;
import org.matryoshka.gui.inspect.registers.ValueText;
import org.matryoshka.gui.session.Command;
import org.matryoshka.gui.session.SessionStatus.Activity;
import org.matryoshka.gui.session.World;

/** The view CPU. */
public final class CpuView implements ToolView {
  /** What the window knows of it. */
  public static final ViewType TYPE =
      new ViewType(
          "cpu",
          "CPU",
          "fth-cpu",
          DockPlace.RIGHT,
          "Registers, flags and tables of a VM's processor, as the guest believes and as they are.",
          "view/cpu",
          CpuView::new);

  private static final PseudoClass KERNEL = PseudoClass.getPseudoClass("kernel");

  private final ViewContext context;
  private final CpuModel model = new CpuModel();
  private final BorderPane root = new BorderPane();
  private final Label name = new Label();
  private final Label believes = new Label();
  private final Label really = new Label();
  private final Label changed = new Label();
  private final ComboBox<ValueText> format = new ComboBox<>();
  private final TabPane tabs = new TabPane();
  private final FlagBar flags = new FlagBar((bit, set) -> writeFlag(bit.mask(), set));
  private final RegisterTable general;
  private final SystemTables tables;
  private final Feed<CpuSnapshot> feed;

  private CpuView(ViewContext context) {
    this.context = context;
    general = new RegisterTable("General registers", 5.6, "Points to", new Writer());
    tables = new SystemTables(name -> RegisterMenu.ofControl(context, this::focusedVm, name));
    general.setId("cpu-general");
    root.getStyleClass().add("mk-cpu");
    root.getStylesheets().add(CpuView.class.getResource("cpu.css").toExternalForm());
    root.setTop(header());
    VBox registers = new VBox(flags, general);
    VBox.setVgrow(general, javafx.scene.layout.Priority.ALWAYS);
    tabs.getTabs().add(tab("Registers", registers, "General registers, RIP and flags"));
    tables.tabs().forEach(one -> tabs.getTabs().add(one));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("mk-cpu-tabs");
    root.setCenter(tabs);
    general.setContextMenu(RegisterMenu.of(context, general, this::focusedVm));
    context.appearance().fontSize().subscribe(this::resize);
    feed = context.watch(query(focusedVm()), this::show);
    context.selection().vm().subscribe(vm -> feed.setQuery(query(vm.intValue())));
  }

  private static java.util.function.Function<World, CpuSnapshot> query(int vm) {
    return world -> CpuReader.read(world, Math.clamp(vm, 1, world.machines().size()));
  }

  private int focusedVm() {
    return context.selection().vm().get();
  }

  private Node header() {
    name.getStyleClass().add("mk-strong");
    believes.getStyleClass().add("mk-ring");
    really.getStyleClass().add("mk-ring");
    believes.setTooltip(
        new Tooltip(
            "The privilege level that the guest believes to have: its virtual CS says so."));
    really.setTooltip(
        new Tooltip(
            "The privilege level in which the physical core runs it: a guest is deprivileged, so"
                + " that everything that matters traps to the hypervisor."));
    changed.getStyleClass().add("mk-dim");
    format.getItems().setAll(ValueText.values());
    format.setValue(ValueText.HEX);
    format.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(ValueText text) {
            return text == null ? "" : text.title();
          }

          @Override
          public ValueText fromString(String text) {
            return ValueText.HEX;
          }
        });
    format.setId("cpu-format");
    format.setAccessibleText("How values are written");
    format.setTooltip(new Tooltip("How the values of registers are written"));
    format.setOnAction(event -> update());
    FlowPane header = new FlowPane(name, believes, really, format, changed);
    header.getStyleClass().add("mk-cpu-header");
    return header;
  }

  static Tab tab(String title, Node content, String tooltip) {
    Tab tab = new Tab(title, content);
    tab.setTooltip(new Tooltip(tooltip));
    return tab;
  }

  private void resize(double em) {
    general.widths(em);
    tables.widths(em);
  }

  private void show(CpuSnapshot cpu) {
    if (model.shown() != null && cpu.step() == 0 && model.shown().step() > 0) {
      model.clear();
    }
    model.accept(cpu, context.status().getValue().activity() == Activity.RUNNING);
    update();
  }

  private void update() {
    CpuSnapshot cpu = model.shown();
    if (cpu == null) {
      return;
    }
    PrivilegeState privilege = cpu.privilege();
    name.setText("VM %d %s".formatted(cpu.vm(), cpu.vmName()));
    boolean user = privilege.virtualRing() == 3;
    believes.setText((user ? "U" : "K") + " believes: ring " + privilege.virtualRing());
    believes.pseudoClassStateChanged(KERNEL, !user);
    String where = privilege.core() < 0 ? "" : ", core " + privilege.core();
    really.setText("U really: ring " + privilege.realRing() + where);
    changed.setText(model.changeSentence());
    List<RegisterValue> registers = new ArrayList<>(cpu.general());
    registers.add(cpu.rip());
    registers.add(cpu.rflags());
    general.show(CpuModel.rows(registers, model.changes(), ""), format.getValue());
    long before =
        model
            .changes()
            .before(cpu.rflags().name())
            .map(RegisterValue::value)
            .orElse(cpu.rflags().value());
    flags.show(cpu.flags(), before, cpu.rflags().value());
    tables.show(cpu, model.changes(), format.getValue());
  }

  private void writeFlag(long mask, boolean set) {
    CpuSnapshot cpu = model.shown();
    if (cpu != null) {
      long now = cpu.rflags().value();
      long wanted = set ? now | mask : now & ~mask;
      context.submit(new Command.WriteRegister(cpu.vm(), cpu.rflags().name(), wanted));
    }
  }

  /** Takes values that the user types. */
  private final class Writer implements RegisterTable.Editor {
    @Override
    public boolean canEdit(RegisterRow row) {
      return model.shown() != null && CpuModel.isEditable(row.key(), model.shown());
    }

    @Override
    public void write(RegisterRow row, String text) {
      long value = model.parse(text, row.register().bits());
      if (value != row.register().value()) {
        context.submit(new Command.WriteRegister(model.shown().vm(), row.key(), value));
      }
    }
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public String asText() {
    return model.text();
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("cpu.edit", "Change the selected register")
            .description("Also double-click, F2 or Enter on its value.")
            .does(
                () -> {
                  RegisterRow row = general.getSelectionModel().getSelectedItem();
                  if (row != null) {
                    general.edit(row.key());
                  }
                }),
        Action.of("cpu.next-tab", "Next page of the view CPU")
            .does(
                () ->
                    tabs.getSelectionModel()
                        .select(
                            (tabs.getSelectionModel().getSelectedIndex() + 1)
                                % tabs.getTabs().size())));
  }

  @Override
  public void focus() {
    tabs.getSelectionModel().select(0);
    general.requestFocus();
  }
}
