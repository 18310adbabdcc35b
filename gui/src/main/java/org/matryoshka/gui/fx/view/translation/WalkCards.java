package org.matryoshka.gui.fx.view.translation;

import java.util.ArrayList;
import java.util.List;
import org.matryoshka.gui.fx.view.SelectedAddress;
import org.matryoshka.gui.fx.view.translation.WalkCard.State;
import org.matryoshka.gui.inspect.paging.EntryBits;
import org.matryoshka.gui.inspect.paging.GuestLevel;
import org.matryoshka.gui.inspect.paging.GuestOutcome;
import org.matryoshka.gui.inspect.paging.Place;
import org.matryoshka.gui.inspect.paging.ShadowLevel;
import org.matryoshka.gui.inspect.paging.StageResult;
import org.matryoshka.gui.inspect.paging.TranslationSnapshot;
import org.matryoshka.gui.inspect.paging.Verdict;
import org.matryoshka.gui.text.Quantity;
import org.matryoshka.mmu.paging.AccessType;

/**
 * What stands on the cards of a translation: four columns (the address's parts, the guest's tables,
 * the hypervisor's part, the shadow's tables), a row for each level from 4 to 1, and a last row for
 * where it ends.
 */
public final class WalkCards {
  /** Columns. */
  public static final int COLUMNS = 4;

  /** Rows. */
  public static final int ROWS = 5;

  private static final int ADDRESS = 0;
  private static final int GUEST = 1;
  private static final int HYPERVISOR = 2;
  private static final int SHADOW = 3;
  private static final int LAST = 4;

  private final TranslationSnapshot snapshot;
  private final List<WalkCard> cards = new ArrayList<>();
  private final List<WalkArrow> arrows = new ArrayList<>();

  /** The cards of a translation. */
  public WalkCards(TranslationSnapshot snapshot) {
    this.snapshot = snapshot;
    if (snapshot.verdict() == Verdict.NON_CANONICAL) {
      return;
    }
    for (int row = 0; row < LAST; row++) {
      part(row);
      guest(row);
      link(row);
      shadow(row);
    }
    offset();
    outcome();
    frame();
    hardware();
  }

  /** All cards, row by row. */
  public List<WalkCard> cards() {
    return List.copyOf(cards);
  }

  /** The arrows between them. */
  public List<WalkArrow> arrows() {
    return List.copyOf(arrows);
  }

  /** Headings of the columns. */
  public static List<String> headings() {
    return List.of("Linear address", "Guest's tables", "Hypervisor", "Shadow tables");
  }

  /** What the columns are, a few words each. */
  public static List<String> subtitles() {
    return List.of(
        "its parts are indices",
        "what the guest has built",
        "which frame, and who watches",
        "what the hardware walks");
  }

  private static int level(int row) {
    return LAST - row;
  }

  // The address

  private void part(int row) {
    int level = level(row);
    int shift = EntryBits.shift(level);
    boolean inPage =
        row >= snapshot.guest().size()
            && !snapshot.guest().isEmpty()
            && snapshot.outcome().allowed();
    cards.add(
        new WalkCard(
            ADDRESS,
            row,
            EntryBits.tableName(level) + " index",
            Integer.toString(snapshot.index(level)),
            false,
            List.of(),
            "",
            "",
            "bits " + (shift + 8) + "–" + shift + (inPage ? ", inside the large page" : ""),
            inPage ? State.GHOST : State.PLAIN,
            null));
    if (row < snapshot.guest().size()) {
      arrows.add(new WalkArrow(ADDRESS, row, GUEST, row, false));
    }
  }

  private void offset() {
    cards.add(
        new WalkCard(
            ADDRESS,
            LAST,
            "Offset",
            "0x" + Long.toHexString(snapshot.gva() & 0xFFF),
            false,
            List.of(),
            "",
            "",
            "bits 11–0",
            State.PLAIN,
            SelectedAddress.gva(snapshot.vm(), snapshot.gva())));
    arrows.add(new WalkArrow(ADDRESS, LAST, GUEST, LAST, !snapshot.outcome().allowed()));
  }

  // The guest's side

  private void guest(int row) {
    String name = EntryBits.tableName(level(row));
    if (row >= snapshot.guest().size()) {
      boolean large = snapshot.outcome().allowed();
      String why =
          !snapshot.paging()
              ? "paging is off"
              : large
                  ? "no " + name + ": a page of " + snapshot.outcome().pageSize()
                  : "not reached";
      cards.add(ghost(GUEST, row, name, why));
      return;
    }
    GuestLevel level = snapshot.guest().get(row);
    boolean fails = level.result().fails();
    String leadsTo = "to 0x" + Long.toHexString(EntryBits.target(level.entry(), level.level()));
    cards.add(
        new WalkCard(
            GUEST,
            row,
            name + "[" + level.index() + "]",
            hex64(level.entry()),
            false,
            EntryBits.decode(level.entry(), level.level()),
            level.result().symbol(),
            level.result().word(),
            fails ? level.reason() : leadsTo,
            fails ? State.FAULT : State.PLAIN,
            SelectedAddress.gpa(snapshot.vm(), level.entryGpa())));
    boolean last = row == snapshot.guest().size() - 1;
    if (!last || snapshot.outcome().allowed()) {
      arrows.add(new WalkArrow(GUEST, row, GUEST, last ? LAST : row + 1, false));
    } else {
      arrows.add(new WalkArrow(GUEST, row, GUEST, LAST, true));
    }
  }

  private void outcome() {
    GuestOutcome outcome = snapshot.outcome();
    if (outcome.allowed()) {
      cards.add(
          new WalkCard(
              GUEST,
              LAST,
              "Guest-physical",
              "0x" + Long.toHexString(outcome.gpa()),
              false,
              List.of(),
              "✓",
              "allowed",
              snapshot.paging()
                  ? "page of " + outcome.pageSize() + ", " + rights(outcome)
                  : "paging is off",
              State.GOAL,
              SelectedAddress.gpa(snapshot.vm(), outcome.gpa())));
    } else {
      cards.add(
          new WalkCard(
              GUEST,
              LAST,
              "Page fault #PF",
              "error code 0x" + Integer.toHexString(outcome.errorCode()),
              false,
              List.of(),
              "✗",
              "true fault",
              org.matryoshka.gui.inspect.paging.ErrorCodes.describe(outcome.errorCode()),
              State.FAULT,
              null));
    }
  }

  private static String rights(GuestOutcome outcome) {
    return (outcome.user() ? "user" : "kernel")
        + ", read"
        + (outcome.writable() ? ", write" : "")
        + (outcome.executable() ? ", execute" : "");
  }

  // The hypervisor's part

  private void link(int row) {
    if (row >= snapshot.guest().size()) {
      ShadowLevel shadow = snapshot.shadow().get(row);
      boolean direct = shadow.table() != null && shadow.table().direct();
      cards.add(
          ghost(
              HYPERVISOR,
              row,
              direct ? "Large page in parts" : "",
              direct ? "the shadow has 4 KiB entries" : ""));
      return;
    }
    GuestLevel level = snapshot.guest().get(row);
    ShadowLevel shadow = snapshot.shadow().get(row);
    String table = "Table at 0x" + Long.toHexString(level.entryGpa() & -4096);
    if (!level.traced()) {
      cards.add(
          new WalkCard(
              HYPERVISOR,
              row,
              table,
              "",
              false,
              List.of(),
              "○",
              "not shadowed yet",
              "",
              State.GHOST,
              SelectedAddress.gpa(snapshot.vm(), level.entryGpa() & -4096)));
      return;
    }
    String number = shadow.table() == null ? "" : " by #" + shadow.table().number();
    cards.add(
        new WalkCard(
            HYPERVISOR,
            row,
            table,
            "",
            false,
            List.of(),
            "✎",
            "traced",
            shadow.table() == null
                ? "shadowed elsewhere, so writes to it exit"
                : "shadowed" + number + "; writes to it exit",
            State.PLAIN,
            SelectedAddress.gpa(snapshot.vm(), level.entryGpa() & -4096)));
    if (shadow.table() != null) {
      arrows.add(new WalkArrow(HYPERVISOR, row, SHADOW, row, false));
    }
  }

  private void frame() {
    Place place = snapshot.place();
    if (place == null) {
      cards.add(ghost(HYPERVISOR, LAST, "Machine frame", "not reached"));
      return;
    }
    State state =
        switch (place.kind()) {
          case RAM ->
              place.traced() && snapshot.access() == AccessType.WRITE ? State.TRACE : State.GOAL;
          case UNTOUCHED -> State.HIDDEN;
          case DEVICE, NOTHING -> State.MMIO;
        };
    cards.add(
        new WalkCard(
            HYPERVISOR,
            LAST,
            "Machine frame",
            place.hpa() < 0 ? "" : "0x" + Long.toHexString(place.hpa() & -4096),
            false,
            List.of(),
            place.kind() == Place.Kind.DEVICE
                ? "⇄"
                : place.traced() ? "✎" : place.isRam() ? "✓" : "⇄",
            place.kind() == Place.Kind.DEVICE ? "device " + place.device() : place.kind().text(),
            place.traced()
                ? "holds a page table: traced"
                : place.kind() == Place.Kind.UNTOUCHED ? "a frame comes at the first access" : "",
            state,
            place.hpa() < 0 ? null : SelectedAddress.hpa(place.hpa())));
    arrows.add(new WalkArrow(GUEST, LAST, HYPERVISOR, LAST, !place.isRam()));
  }

  // The shadow's side

  private void shadow(int row) {
    ShadowLevel level = snapshot.shadow().get(row);
    String name = EntryBits.tableName(level.level());
    if (level.entryHpa() < 0) {
      cards.add(
          ghost(SHADOW, row, name, level.reason().isEmpty() ? "not reached" : level.reason()));
      if (row == 0) {
        arrows.add(new WalkArrow(SHADOW, 0, SHADOW, LAST, true));
      }
      return;
    }
    boolean removed = level.result() == StageResult.REMOVED;
    State state = State.PLAIN;
    if (removed) {
      state = State.TRACE;
    } else if (level.result() == StageResult.FORBIDDEN
        && snapshot.place() != null
        && snapshot.place().traced()) {
      state = State.TRACE;
    } else if (level.result().fails()) {
      state = State.HIDDEN;
    }
    String title =
        "#%s %s[%d]"
            .formatted(
                level.table() == null ? "?" : Integer.toString(level.table().number()),
                name,
                level.index());
    String role = level.table() == null ? "" : level.table().role();
    String to = "to 0x" + Long.toHexString(EntryBits.target(level.spte(), level.level()));
    cards.add(
        new WalkCard(
            SHADOW,
            row,
            title,
            hex64(removed ? level.removed() : level.spte()),
            removed,
            EntryBits.decode(removed ? level.removed() : level.spte(), level.level()),
            level.result().symbol(),
            level.result().word(),
            level.result().fails() ? level.reason() : row == 0 ? to + "; " + role : to,
            state,
            SelectedAddress.hpa(level.entryHpa())));
    boolean ends = level.result() == StageResult.PAGE || level.result().fails();
    arrows.add(new WalkArrow(SHADOW, row, SHADOW, ends ? LAST : row + 1, level.result().fails()));
  }

  private void hardware() {
    Verdict verdict = snapshot.verdict();
    State state =
        switch (verdict) {
          case TLB_HIT, SHADOW_HIT -> State.GOAL;
          case HIDDEN_FAULT -> State.HIDDEN;
          case TRUE_FAULT, NON_CANONICAL, UNKNOWN -> State.FAULT;
          case TRACE_WRITE -> State.TRACE;
          case MMIO, EMULATE -> State.MMIO;
        };
    ShadowLevel last = snapshot.shadow().getLast();
    boolean maps = last.result() == StageResult.PAGE;
    long hpa = maps ? EntryBits.target(last.spte(), 1) | (snapshot.gva() & 0xFFF) : -1;
    cards.add(
        new WalkCard(
            SHADOW,
            LAST,
            maps ? "Machine address" : "VM exit",
            maps ? "0x" + Long.toHexString(hpa) : "",
            false,
            List.of(),
            verdict.symbol(),
            verdict.word(),
            maps
                ? (snapshot.tlb().hits() ? "cached by core " + snapshot.tlb().core() : "not cached")
                : "the hypervisor takes over",
            state,
            maps ? SelectedAddress.hpa(hpa) : null));
    if (snapshot.place() != null && snapshot.place().hpa() >= 0) {
      arrows.add(new WalkArrow(SHADOW, LAST, HYPERVISOR, LAST, !maps));
    }
  }

  private static WalkCard ghost(int column, int row, String title, String detail) {
    return new WalkCard(
        column, row, title, "", false, List.of(), "", "", detail, State.GHOST, null);
  }

  private static String hex64(long value) {
    return "0x" + Quantity.hex64(value);
  }
}
