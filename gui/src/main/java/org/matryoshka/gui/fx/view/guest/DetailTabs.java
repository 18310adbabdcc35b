package org.matryoshka.gui.fx.view.guest;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.matryoshka.gui.fx.view.AddressKind;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.ViewContext;
import org.matryoshka.gui.inspect.guest.AreaInfo;
import org.matryoshka.gui.inspect.guest.FileInfo;
import org.matryoshka.gui.inspect.guest.LimitInfo;
import org.matryoshka.gui.inspect.guest.MountInfo;
import org.matryoshka.gui.inspect.guest.ProcessDetail;
import org.matryoshka.gui.inspect.guest.ProcessInfo;
import org.matryoshka.gui.inspect.guest.ProcessesText;
import org.matryoshka.gui.inspect.guest.QueueEntry;
import org.matryoshka.gui.text.Quantity;

/** All about the selected process, a tab for each matter; and the run queue. */
final class DetailTabs extends TabPane {
  /** A frame of a kernel stack, with its place in it. */
  private record Frame(int tid, int depth, String what, long address) {}

  private final ViewContext context;
  private final PlainTable<AreaInfo> areas = areas();
  private final PlainTable<FileInfo> files = files();
  private final PlainTable<MountInfo> mounts = mounts();
  private final PlainTable<LimitInfo> limits = limits();
  private final PlainTable<Frame> stack = stack();
  private final PlainTable<QueueEntry> queue = queue();
  private final Label facts = new Label();
  private final Label absent = new Label();
  private int vm = 1;
  private long root = -1;

  DetailTabs(ViewContext context, NiceSlider nice) {
    this.context = context;
    facts.setWrapText(true);
    absent.setWrapText(true);
    absent.getStyleClass().add("mk-dim");
    VBox groups = new VBox(facts, limits, absent);
    groups.getStyleClass().add("mk-guest-facts");
    VBox.setVgrow(limits, Priority.ALWAYS);
    VBox scheduling = new VBox(nice, queue);
    scheduling.getStyleClass().add("mk-guest-facts");
    VBox.setVgrow(queue, Priority.ALWAYS);
    add("Address space", areas, "The regions that the process has mapped");
    add("Open files", files, "Its descriptors");
    add("Kernel stack", stack, "The calls in the kernel, with lines of Java source");
    add("Mounts", mounts, "The mounts that it can see, by its own names");
    add("Groups and limits", groups, "Who it acts for, what sets it apart, what it may use");
    add("Run queue", scheduling, "Who waits for the processor, in the scheduler's order");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    areas
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(area -> choose(area == null ? 0 : area.start(), root));
    files
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(file -> choose(file == null ? 0 : file.object(), -1));
    stack
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(frame -> choose(frame == null ? 0 : frame.address(), -1));
    context.appearance().fontSize().subscribe(this::widths);
  }

  private void add(String title, Node content, String tooltip) {
    Node shown = content;
    if (content instanceof VBox) {
      ScrollPane scroll = new ScrollPane(content);
      scroll.setFitToWidth(true);
      scroll.setFitToHeight(true);
      shown = scroll;
    }
    Tab tab = new Tab(title, shown);
    tab.setTooltip(new Tooltip(tooltip));
    getTabs().add(tab);
  }

  private void widths(double em) {
    for (PlainTable<?> table : List.of(areas, files, mounts, limits, stack, queue)) {
      table.setFontSize(em);
    }
    limits.setMinHeight(8 * em);
    queue.setMinHeight(6 * em);
  }

  private void choose(long address, long space) {
    if (address != 0) {
      context.selection().address().set(new SelectedAddress(AddressKind.GVA, vm, space, address));
    }
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  private static PlainTable<AreaInfo> areas() {
    return new PlainTable<AreaInfo>("Address space", "It has no memory of its own.")
        .number(
            "Start",
            10,
            "First address; a click shows it in the views Memory and Translation",
            a -> hex(a.start()),
            AreaInfo::start)
        .number("End", 10, "First address behind it", a -> hex(a.end()), AreaInfo::end)
        .code("Rights", 6, "Read, write, execute; private or shared", AreaInfo::rights)
        .number("Pages", 6.5, "Pages of 4 KiB", a -> Quantity.grouped(a.pages()), AreaInfo::pages)
        .number(
            "Resident",
            7.5,
            "Pages that its page tables map now",
            a -> Quantity.grouped(a.residentPages()),
            AreaInfo::residentPages)
        .words(
            "What", 16, "The file, [heap], [stack]; nothing for anonymous memory", AreaInfo::what);
  }

  private static PlainTable<FileInfo> files() {
    return new PlainTable<FileInfo>("Open files", "It has no open files.")
        .number("FD", 4, "Descriptor", f -> Integer.toString(f.descriptor()), FileInfo::descriptor)
        .words("Kind", 7, "What the kernel has behind it", FileInfo::kind)
        .code("Flags", 9, "How it was opened", FileInfo::flags)
        .number(
            "Offset",
            7,
            "Where the next read or write is",
            f -> Quantity.grouped(f.position()),
            FileInfo::position)
        .words("Path", 15, "As the machine calls it", FileInfo::path)
        .words("Detail", 20, "More about it", FileInfo::detail);
  }

  private static PlainTable<MountInfo> mounts() {
    return new PlainTable<MountInfo>("Mounts", "It sees no mounts.")
        .number("ID", 4, "Number of the mount", m -> Integer.toString(m.id()), MountInfo::id)
        .number(
            "On",
            4,
            "The mount that it hangs on",
            m -> Integer.toString(m.parent()),
            MountInfo::parent)
        .words("Place", 14, "Where it hangs", MountInfo::place)
        .words("Type", 8, "Type of the file system", MountInfo::type)
        .words("Source", 8, "What it was made from", MountInfo::source)
        .code("Options", 14, "As in /proc/mounts", MountInfo::options);
  }

  private static PlainTable<LimitInfo> limits() {
    return new PlainTable<LimitInfo>("Resource limits", "No limit is set.")
        .words("Limit", 13, "What is limited (setrlimit)", LimitInfo::name)
        .number("Soft", 8, "What it may use", l -> ProcessesText.limit(l.soft()), LimitInfo::soft)
        .number(
            "Hard",
            8,
            "To where it may raise the limit",
            l -> ProcessesText.limit(l.hard()),
            LimitInfo::hard);
  }

  private static PlainTable<Frame> stack() {
    return new PlainTable<Frame>(
            "Kernel stack",
            "Nothing of the kernel is on its stack: it runs a program, or has ended.")
        .number("TID", 4, "Whose stack", f -> Integer.toString(f.tid()), Frame::tid)
        .number("#", 3, "0 is the innermost call", f -> Integer.toString(f.depth()), Frame::depth)
        .code("Call", 40, "Method and line of its source", Frame::what)
        .number("Address", 12, "In the kernel's code", f -> hex(f.address()), Frame::address);
  }

  private static PlainTable<QueueEntry> queue() {
    return new PlainTable<QueueEntry>("Run queue", "Nobody waits for the processor.")
        .number(
            "#",
            3,
            "Who is 1 is asked first",
            q -> Integer.toString(q.position()),
            QueueEntry::position)
        .number("TID", 5, "Thread", q -> Integer.toString(q.tid()), QueueEntry::tid)
        .words("Name", 12, "What it runs", QueueEntry::name)
        .number(
            "Weight",
            6,
            "Its share relative to others",
            q -> Quantity.grouped(q.weight()),
            QueueEntry::weight)
        .number(
            "Key",
            10,
            "The number by which the scheduler judges it",
            q -> Quantity.grouped(q.key()),
            QueueEntry::key)
        .words("Queue", 8, "Which of several queues", QueueEntry::queue);
  }

  /** Shows a process; empty for none. */
  void show(GuestModel.Answer answer) {
    vm = answer.vm();
    queue.show(answer.guest().runQueue());
    absent.setText(String.join("\n", answer.guest().absent()));
    Optional<ProcessDetail> detail = answer.detail();
    root = detail.map(d -> d.process().pageTableRoot()).orElse(-1L);
    areas.show(detail.map(ProcessDetail::areas).orElse(List.of()));
    files.show(detail.map(ProcessDetail::files).orElse(List.of()));
    mounts.show(detail.map(ProcessDetail::mounts).orElse(List.of()));
    limits.show(detail.map(ProcessDetail::limits).orElse(List.of()));
    stack.show(
        detail.stream()
            .flatMap(d -> d.stacks().stream())
            .flatMap(
                one ->
                    java.util.stream.IntStream.range(0, one.frames().size())
                        .mapToObj(
                            i ->
                                new Frame(
                                    one.tid(),
                                    i,
                                    one.frames().get(i).toString(),
                                    one.frames().get(i).address())))
            .toList());
    facts.setText(detail.map(d -> facts(d.process())).orElse("No process is selected."));
  }

  private static String facts(ProcessInfo process) {
    return "User %d (effective %d), group %d (effective %d), job %d, session %d.%n"
            .formatted(
                process.user(),
                process.effectiveUser(),
                process.group(),
                process.effectiveGroup(),
                process.processGroup(),
                process.session())
        + "Root %s, working directory %s. Program %s.%n"
            .formatted(process.root(), process.workingDirectory(), process.executable())
        + "Page tables at gpa %s.".formatted(hex(process.pageTableRoot()));
  }
}
