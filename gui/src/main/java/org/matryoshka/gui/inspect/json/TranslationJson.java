package org.matryoshka.gui.inspect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.matryoshka.gui.inspect.paging.AddressSpace;
import org.matryoshka.gui.inspect.paging.EntryBits;
import org.matryoshka.gui.inspect.paging.EntryDifference;
import org.matryoshka.gui.inspect.paging.GuestLevel;
import org.matryoshka.gui.inspect.paging.GuestOutcome;
import org.matryoshka.gui.inspect.paging.MappedRange;
import org.matryoshka.gui.inspect.paging.Place;
import org.matryoshka.gui.inspect.paging.ShadowLevel;
import org.matryoshka.gui.inspect.paging.TableRow;
import org.matryoshka.gui.inspect.paging.TableSummary;
import org.matryoshka.gui.inspect.paging.TlbRow;
import org.matryoshka.gui.inspect.paging.TlbSnapshot;
import org.matryoshka.gui.inspect.paging.TranslationSnapshot;

/** Translations, tables and translation caches as JSON; field names are a contract. */
public final class TranslationJson {
  private TranslationJson() {}

  /** Writes a translation into the object that is open. */
  public static void write(TranslationSnapshot snapshot, JsonGenerator json) throws IOException {
    json.writeNumberField("vm", snapshot.vm());
    json.writeStringField("vmName", snapshot.vmName());
    json.writeStringField("gva", hex(snapshot.gva()));
    json.writeStringField("symbol", snapshot.symbol());
    json.writeStringField("root", hex(snapshot.root()));
    json.writeBooleanField("currentRoot", snapshot.currentRoot());
    json.writeStringField("access", snapshot.access().name().toLowerCase(java.util.Locale.ROOT));
    json.writeBooleanField("user", snapshot.user());
    json.writeBooleanField("paging", snapshot.paging());
    json.writeStringField("verdict", snapshot.verdict().word());
    json.writeStringField("explanation", snapshot.explanation());
    json.writeArrayFieldStart("guest");
    for (GuestLevel level : snapshot.guest()) {
      json.writeStartObject();
      json.writeStringField("table", EntryBits.tableName(level.level()));
      json.writeNumberField("level", level.level());
      json.writeNumberField("index", level.index());
      json.writeStringField("entryGpa", hex(level.entryGpa()));
      json.writeStringField("entry", hex(level.entry()));
      json.writeStringField("flags", EntryBits.compact(level.entry()));
      json.writeStringField("result", level.result().word());
      json.writeStringField("reason", level.reason());
      json.writeBooleanField("traced", level.traced());
      json.writeEndObject();
    }
    json.writeEndArray();
    outcome(snapshot.outcome(), json);
    if (snapshot.place() != null) {
      Place place = snapshot.place();
      json.writeObjectFieldStart("machine");
      json.writeStringField("kind", place.kind().text());
      if (place.hpa() >= 0) {
        json.writeStringField("hpa", hex(place.hpa()));
      }
      json.writeStringField("device", place.device());
      json.writeBooleanField("traced", place.traced());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("shadow");
    for (ShadowLevel level : snapshot.shadow()) {
      shadow(level, json);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("tlb");
    json.writeNumberField("core", snapshot.tlb().core());
    json.writeBooleanField("cached", snapshot.tlb().cached());
    json.writeBooleanField("flushDue", snapshot.tlb().flushDue());
    json.writeEndObject();
  }

  private static void outcome(GuestOutcome outcome, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("outcome");
    json.writeBooleanField("allowed", outcome.allowed());
    if (outcome.allowed()) {
      json.writeStringField("gpa", hex(outcome.gpa()));
      json.writeNumberField("pageShift", outcome.pageShift());
      json.writeStringField("rights", outcome.rights());
    } else {
      json.writeNumberField("errorCode", outcome.errorCode());
      json.writeStringField("reason", outcome.reason());
    }
    json.writeEndObject();
  }

  private static void shadow(ShadowLevel level, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("table", EntryBits.tableName(level.level()));
    json.writeNumberField("level", level.level());
    json.writeNumberField("index", level.index());
    if (level.entryHpa() >= 0) {
      json.writeStringField("entryHpa", hex(level.entryHpa()));
      json.writeStringField("entry", hex(level.spte()));
      json.writeStringField("flags", EntryBits.compact(level.spte()));
    }
    if (level.removed() != 0) {
      json.writeStringField("removed", hex(level.removed()));
    }
    json.writeStringField("result", level.result().word());
    json.writeStringField("reason", level.reason());
    if (level.table() != null) {
      json.writeNumberField("shadowPage", level.table().number());
      json.writeStringField("shadows", level.table().shadows());
      json.writeBooleanField("direct", level.table().direct());
      json.writeStringField("role", level.table().role());
    }
    json.writeEndObject();
  }

  /** Writes address spaces as a field of the object that is open. */
  public static void spaces(List<AddressSpace> spaces, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("addressSpaces");
    for (AddressSpace space : spaces) {
      json.writeStartObject();
      json.writeStringField("root", hex(space.root()));
      json.writeBooleanField("current", space.current());
      json.writeBooleanField("kernelShadow", space.kernelShadow());
      json.writeBooleanField("userShadow", space.userShadow());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes ranges of mapped pages as a field of the object that is open. */
  public static void ranges(List<MappedRange> ranges, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("ranges");
    for (MappedRange range : ranges) {
      json.writeStartObject();
      json.writeStringField("first", hex(range.start()));
      json.writeStringField("last", hex(range.end()));
      json.writeNumberField("pages", range.pages());
      json.writeStringField("rights", range.rights());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes entries by their difference as a field of the object that is open. */
  public static void summary(TableSummary summary, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("differences");
    for (EntryDifference difference : EntryDifference.values()) {
      if (summary.count(difference) > 0) {
        json.writeNumberField(difference.word(), summary.count(difference));
      }
    }
    json.writeEndObject();
    json.writeBooleanField("differencesComplete", summary.complete());
  }

  /** Writes entries as a field of the object that is open. */
  public static void rows(List<TableRow> rows, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("entries");
    for (TableRow row : rows) {
      json.writeStartObject();
      json.writeStringField("table", EntryBits.tableName(row.level()));
      json.writeNumberField("level", row.level());
      json.writeNumberField("index", row.index());
      json.writeStringField("gva", hex(row.gva()));
      json.writeStringField("guestEntry", hex(row.gpte()));
      json.writeStringField("guestFlags", EntryBits.compact(row.gpte()));
      json.writeBooleanField("inLargePage", row.inLarge());
      json.writeStringField("shadowEntry", hex(row.spte()));
      json.writeStringField("shadowFlags", EntryBits.compact(row.spte()));
      if (row.removed() != 0) {
        json.writeStringField("removed", hex(row.removed()));
      }
      json.writeStringField("difference", row.difference().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes translation caches as a field of the object that is open. */
  public static void tlbs(List<TlbSnapshot> caches, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("cores");
    for (TlbSnapshot cache : caches) {
      json.writeStartObject();
      json.writeNumberField("core", cache.core());
      json.writeNumberField("vm", cache.vm());
      json.writeStringField("vmName", cache.vmName());
      json.writeBooleanField("flushDue", cache.flushDue());
      json.writeNumberField("capacity", cache.capacity());
      json.writeNumberField("misses", cache.misses());
      json.writeNumberField("atLeastHits", cache.atLeastHits());
      json.writeArrayFieldStart("entries");
      for (TlbRow row : cache.rows()) {
        json.writeStartObject();
        json.writeStringField("gva", hex(row.gva()));
        json.writeStringField("hpa", hex(row.hpa()));
        json.writeStringField("gfn", hex(row.gfn()));
        json.writeStringField("kinds", row.kinds());
        json.writeStringField("symbol", row.symbol());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
