package org.matryoshka.gui.fx.view.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.matryoshka.gui.inspect.paging.AddressExpression;
import org.matryoshka.gui.inspect.paging.AddressSpace;
import org.matryoshka.gui.inspect.paging.AddressSpaceReader;
import org.matryoshka.gui.inspect.paging.Privilege;
import org.matryoshka.gui.inspect.paging.TranslationQuery;
import org.matryoshka.gui.inspect.paging.TranslationReader;
import org.matryoshka.gui.inspect.paging.TranslationSnapshot;
import org.matryoshka.gui.session.ExitEntry;
import org.matryoshka.gui.session.World;
import org.matryoshka.hv.exit.ExitCause;
import org.matryoshka.hv.exit.VmExit;
import org.matryoshka.isa.system.PageFaultErrorCode;
import org.matryoshka.mmu.paging.AccessType;

/**
 * Which access the view shows: the one that the user has typed, or, while it follows, the one that
 * the selected VM exit was about, else the fetch of the next instruction. Keeps the addresses that
 * were looked at, as a browser keeps pages.
 */
public final class TranslationModel {
  private static final int MAX_HISTORY = 50;

  private final List<String> history = new ArrayList<>();
  private int position = -1;
  private int vm = 1;
  private long exit;
  private boolean following = true;
  private AccessType access = AccessType.READ;
  private Moment moment = Moment.AFTER;
  private Privilege privilege = Privilege.AS_NOW;
  private OptionalLong root = OptionalLong.empty();

  /**
   * What came of the question.
   *
   * @param snapshot null if there is a problem
   * @param problem what is wrong with the address that was typed; empty if nothing is
   * @param spaces the address spaces that can be chosen
   * @param exit the exit that is followed; null for none
   * @param query what was asked; null if there is a problem
   */
  public record Answer(
      TranslationSnapshot snapshot,
      String problem,
      List<AddressSpace> spaces,
      ExitEntry exit,
      TranslationQuery query) {
    /** Whether the machine has gone on since the exit that is followed. */
    public boolean isAfterExit() {
      return exit != null && snapshot != null && snapshot.step() != exit.step();
    }

    /** The same with tables of another moment. */
    public Answer at(TranslationSnapshot then) {
      return new Answer(then, problem, spaces, exit, query);
    }

    private static Answer problem(String text, List<AddressSpace> spaces) {
      return new Answer(null, text, spaces, null, null);
    }

    private static Answer of(
        World world, TranslationQuery query, List<AddressSpace> spaces, ExitEntry exit) {
      return new Answer(TranslationReader.read(world, query), "", spaces, exit, query);
    }
  }

  /** At which moment the tables are shown while an exit is followed. */
  public enum Moment {
    /** Right before the exit: why it came. */
    BEFORE,
    /** Right after it was dealt with: what came of it. */
    AFTER,
    /** As the machine is now. */
    NOW
  }

  /** Looks at an address that the user has typed or clicked, and no longer follows. */
  public void go(String expression) {
    following = false;
    if (position >= 0 && history.get(position).equals(expression)) {
      return;
    }
    history.subList(position + 1, history.size()).clear();
    history.add(expression);
    if (history.size() > MAX_HISTORY) {
      history.removeFirst();
    }
    position = history.size() - 1;
  }

  /** Whether there is an address to go back to. */
  public boolean canGoBack() {
    return following ? position >= 0 : position > 0;
  }

  /** Whether there is an address to go forward to. */
  public boolean canGoForward() {
    return position < history.size() - 1;
  }

  /** The address looked at before. */
  public void back() {
    if (following && position >= 0) {
      following = false;
    } else if (position > 0) {
      position--;
    }
  }

  /** The address looked at after. */
  public void forward() {
    if (canGoForward()) {
      position++;
      following = false;
    }
  }

  /** What the user has typed; empty while it follows. */
  public String expression() {
    return following || position < 0 ? "" : history.get(position);
  }

  /** Whether it follows what runs. */
  public boolean following() {
    return following;
  }

  /** Follows what runs, or stays with the address. */
  public void setFollowing(boolean follow) {
    following = follow || position < 0;
  }

  /** Looks at another VM. */
  public void setVm(int number) {
    if (vm != number) {
      vm = number;
      root = OptionalLong.empty();
    }
  }

  /** The VM. */
  public int vm() {
    return vm;
  }

  /** The selected exit; 0 for none. */
  public void setExit(long index) {
    exit = index;
  }

  /** The kind of access to try out. */
  public AccessType access() {
    return access;
  }

  /** Tries out another kind of access. */
  public void setAccess(AccessType kind) {
    access = kind;
  }

  /** In whose name. */
  public Privilege privilege() {
    return privilege;
  }

  /** Tries it out in somebody else's name. */
  public void setPrivilege(Privilege who) {
    privilege = who;
  }

  /** The address space; empty for the current one. */
  public OptionalLong root() {
    return root;
  }

  /** Another address space; empty for the current one. */
  public void setRoot(OptionalLong gpa) {
    root = gpa;
  }

  /** At which moment an exit that is followed is shown. */
  public Moment moment() {
    return moment;
  }

  /** Shows exits that are followed at another moment. */
  public void setMoment(Moment when) {
    moment = when;
  }

  /** Whether an answer must be asked for once more at the time of its exit. */
  public boolean needsLook(Answer answer) {
    return answer.exit() != null
        && (moment == Moment.BEFORE || (moment == Moment.AFTER && answer.isAfterExit()));
  }

  /** The question as of now, to be asked on the session's thread. */
  public Function<World, Answer> question() {
    String typed = expression();
    int number = vm;
    long index = exit;
    TranslationQuery template = new TranslationQuery(vm, 0, root, access, privilege);
    return world -> {
      if (number > world.machines().size()) {
        return Answer.problem("There is no VM " + number + ".", List.of());
      }
      List<AddressSpace> spaces = AddressSpaceReader.read(world, number);
      if (typed.isEmpty()) {
        ExitEntry followed = exit(world, index, number);
        TranslationQuery query =
            followed == null ? nextFetch(world, template) : ofExit(followed, template);
        return Answer.of(world, query, spaces, followed);
      }
      try {
        long gva =
            AddressExpression.evaluate(
                typed, world.machine(number).cpu().state, world.image(number).symbols());
        return Answer.of(world, template.at(gva), spaces, null);
      } catch (IllegalArgumentException e) {
        return Answer.problem(e.getMessage(), spaces);
      }
    };
  }

  /**
   * The exit to follow: an earlier one that was selected, or the last one if it is what has just
   * happened. Null if it is not about an address of the VM.
   */
  private static ExitEntry exit(World world, long index, int vm) {
    long total = world.exits().total();
    boolean earlier = index >= world.exits().first() && index < total;
    if (total == 0 || total < world.exits().first()) {
      return null;
    }
    ExitEntry entry = world.exits().get(earlier ? index : total);
    boolean meant = earlier || entry.step() == world.position();
    boolean fits = entry.exit().vm() == vm && entry.exit().exit() instanceof VmExit.PageFault;
    return meant && fits ? entry : null;
  }

  private static TranslationQuery nextFetch(World world, TranslationQuery template) {
    return new TranslationQuery(
        template.vm(),
        world.machine(template.vm()).cpu().state.rip,
        OptionalLong.empty(),
        AccessType.FETCH,
        template.privilege());
  }

  private static TranslationQuery ofExit(ExitEntry entry, TranslationQuery template) {
    VmExit.PageFault fault = (VmExit.PageFault) entry.exit().exit();
    int error = fault.errorCode();
    AccessType kind =
        (error & PageFaultErrorCode.FETCH) != 0
            ? AccessType.FETCH
            : (error & PageFaultErrorCode.WRITE) != 0 ? AccessType.WRITE : AccessType.READ;
    // A true fault tells who faulted, and afterwards the guest's kernel runs; the others leave the
    // guest's privilege level as it is, and their error code is that of ring 3, where all runs.
    boolean exact =
        fault.cause() == ExitCause.TRUE_FAULT && template.privilege() == Privilege.AS_NOW;
    Privilege who =
        !exact
            ? template.privilege()
            : (error & PageFaultErrorCode.USER) != 0 ? Privilege.USER : Privilege.KERNEL;
    return new TranslationQuery(template.vm(), fault.gva(), OptionalLong.empty(), kind, who);
  }
}
