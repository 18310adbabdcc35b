package org.matryoshka.gui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matryoshka.gui.fx.help.ResourcePages;
import org.matryoshka.gui.fx.view.ViewType;
import org.matryoshka.gui.fx.view.code.CodeView;
import org.matryoshka.gui.fx.view.console.ConsoleView;
import org.matryoshka.gui.fx.view.cpu.CpuView;
import org.matryoshka.gui.fx.view.editor.EditorView;
import org.matryoshka.gui.fx.view.exits.ExitsView;
import org.matryoshka.gui.fx.view.guest.GuestView;
import org.matryoshka.gui.fx.view.help.HelpView;
import org.matryoshka.gui.fx.view.memory.MemoryView;
import org.matryoshka.gui.fx.view.nest.StackView;
import org.matryoshka.gui.fx.view.scheduling.SchedulingView;
import org.matryoshka.gui.fx.view.timeline.TimelineView;
import org.matryoshka.gui.fx.view.translation.TranslationView;

/** All views, in the order of their keys: Ctrl+1 is the first, Ctrl+Shift+1 the tenth. */
public final class ViewCatalog {
  private static final List<ViewType> ALL = types();

  private ViewCatalog() {}

  /** A line a view; the order is that of the keys and of the View menu. */
  private static List<ViewType> types() {
    List<ViewType> types = new ArrayList<>();
    types.add(ExitsView.TYPE);
    types.add(CpuView.TYPE);
    types.add(CodeView.TYPE);
    types.add(TranslationView.TYPE);
    types.add(MemoryView.TYPE);
    types.add(TimelineView.TYPE);
    types.add(SchedulingView.TYPE);
    types.add(GuestView.TYPE);
    types.add(ConsoleView.TYPE);
    types.add(StackView.TYPE);
    types.add(EditorView.TYPE);
    types.add(HelpView.type(List.of(new ResourcePages())));
    return List.copyOf(types);
  }

  /** All of them. */
  public static List<ViewType> all() {
    return ALL;
  }

  /** The one of an id. */
  public static Optional<ViewType> find(String id) {
    return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
  }
}
