package org.matryoshka.gui.inspect.paging;

import org.matryoshka.gui.text.Quantity;
import org.matryoshka.gui.text.Table;

/** A translation as plain text, for the command line and the clipboard. */
public final class TranslationText {
  private TranslationText() {}

  /** All stages, a line each, and the verdict. */
  public static String of(TranslationSnapshot snapshot) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%s of 0x%x%s in VM %d (%s), step %s"
            .formatted(
                snapshot.accessText(),
                snapshot.gva(),
                snapshot.symbol().isEmpty() ? "" : " <" + snapshot.symbol() + ">",
                snapshot.vm(),
                snapshot.vmName(),
                Quantity.grouped(snapshot.step())));
    line(
        out,
        "%s %s: %s"
            .formatted(
                snapshot.verdict().symbol(), snapshot.verdict().word(), snapshot.explanation()));
    if (snapshot.verdict() == Verdict.NON_CANONICAL) {
      return out.toString();
    }
    line(out, "");
    line(
        out,
        "Guest tables (root 0x%x%s)"
            .formatted(snapshot.root(), snapshot.currentRoot() ? ", CR3" : ""));
    out.append(guest(snapshot));
    GuestOutcome outcome = snapshot.outcome();
    if (outcome.allowed()) {
      line(
          out,
          "  → guest-physical 0x%x, page of %s, rights %s"
              .formatted(outcome.gpa(), outcome.pageSize(), outcome.rights()));
    } else {
      line(
          out,
          "  ✗ #PF, error code %s: %s"
              .formatted(ErrorCodes.describe(outcome.errorCode()), outcome.reason()));
    }
    line(out, "");
    line(out, "Machine frame (p2m)");
    line(
        out,
        "  %s".formatted(snapshot.place() == null ? "· not reached" : snapshot.place().sentence()));
    line(out, "");
    line(out, "Shadow tables (what the hardware walks)");
    out.append(shadow(snapshot));
    line(out, "");
    line(out, "Translation cache");
    line(out, "  %s".formatted(snapshot.tlb().sentence()));
    line(out, "");
    line(out, "Flags: %s".formatted(EntryBits.legend()));
    return out.toString();
  }

  private static String guest(TranslationSnapshot snapshot) {
    if (!snapshot.paging()) {
      return "  paging is off: linear addresses are guest-physical\n";
    }
    Table table =
        new Table().left("Level").right("Index").right("Entry at").right("Entry").left("Flags");
    table.left("Result");
    for (GuestLevel level : snapshot.guest()) {
      table.row(
          EntryBits.tableName(level.level()),
          Integer.toString(level.index()),
          hex(level.entryGpa()),
          hex(level.entry()),
          EntryBits.compact(level.entry()),
          result(level.result(), level.reason()) + (level.traced() ? " (table traced)" : ""));
    }
    return table.format("  ");
  }

  private static String shadow(TranslationSnapshot snapshot) {
    Table table =
        new Table().left("Level").right("Index").right("Entry at").right("Entry").left("Flags");
    table.left("Result").left("Table");
    for (ShadowLevel level : snapshot.shadow()) {
      boolean none = level.entryHpa() < 0;
      table.row(
          EntryBits.tableName(level.level()),
          Integer.toString(level.index()),
          none ? "-" : hex(level.entryHpa()),
          none ? "-" : hex(level.spte()),
          none ? "-" : EntryBits.compact(level.spte()),
          result(level.result(), level.reason())
              + (level.removed() == 0 ? "" : " (was " + hex(level.removed()) + ")"),
          level.table() == null
              ? ""
              : "#%d, %s, %s"
                  .formatted(
                      level.table().number(), level.table().shadows(), level.table().role()));
    }
    return table.format("  ");
  }

  private static String result(StageResult result, String reason) {
    return result.symbol() + " " + result.word() + (reason.isEmpty() ? "" : ": " + reason);
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  private static void line(StringBuilder out, String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
