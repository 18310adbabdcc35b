package org.matryoshka.gui.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matryoshka.gui.session.history.Action;
import org.matryoshka.gui.session.history.LoggedAction;

/** The file of an {@link InputLog}; docs/visualizer/time-travel.md explains the format. */
public final class InputLogJson {
  private static final String FORMAT = "matryoshka-input-log";
  private static final int VERSION = 1;
  private static final JsonFactory FACTORY = new JsonFactory();

  private InputLogJson() {}

  /** The text of a file. */
  public static String write(InputLog log) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeNumberField("version", VERSION);
      json.writeStringField("source", log.source());
      json.writeStringField("machineSha256", log.machine());
      json.writeArrayFieldStart("vms");
      for (InputLog.VmImage vm : log.vms()) {
        json.writeStartObject();
        json.writeStringField("name", vm.name());
        json.writeStringField("imageSha256", vm.sha256());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberField("step", log.step());
      json.writeStringField("stateHash", log.stateHash());
      json.writeArrayFieldStart("actions");
      for (LoggedAction action : log.actions()) {
        write(json, action);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, LoggedAction logged) throws IOException {
    json.writeStartObject();
    json.writeNumberField("step", logged.step());
    json.writeNumberField("vm", logged.action().vm());
    switch (logged.action()) {
      case Action.Type type -> {
        json.writeStringField("do", "type");
        json.writeStringField("bytes", type.hexBytes());
        json.writeStringField("text", new String(type.bytes(), StandardCharsets.UTF_8));
      }
      case Action.SetWeight(int _, int weight) -> {
        json.writeStringField("do", "weight");
        json.writeNumberField("weight", weight);
      }
      case Action.SetCap(int _, int percent) -> {
        json.writeStringField("do", "cap");
        json.writeNumberField("percent", percent);
      }
      case Action.WriteRegister(int _, String register, long value, long high) -> {
        json.writeStringField("do", "register");
        json.writeStringField("register", register);
        json.writeStringField("value", hex(value));
        if (high != 0) {
          json.writeStringField("high", hex(high));
        }
      }
      case Action.WriteMemory(int _, boolean physical, long address, String bytes) -> {
        json.writeStringField("do", "memory");
        json.writeStringField("space", physical ? "physical" : "virtual");
        json.writeStringField("address", hex(address));
        json.writeStringField("bytes", bytes);
      }
      case Action.SetLife(int _, Action.Life life) ->
          json.writeStringField("do", life.name().toLowerCase(Locale.ROOT));
    }
    json.writeEndObject();
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  /**
   * Reads a file's text.
   *
   * @param name of the file, for messages
   * @throws WorldException if it is no input log; the message says where and why
   */
  public static InputLog read(String name, String text) throws WorldException {
    try (JsonParser json = FACTORY.createParser(text)) {
      return new Reader(name, json).log();
    } catch (JsonProcessingException e) {
      throw new WorldException(
          "%s:%d:%d: is no input log: %s"
              .formatted(
                  name,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** Reads the few shapes that occur: an object of texts, numbers, and arrays of such objects. */
  private static final class Reader {
    private final String name;
    private final JsonParser json;

    Reader(String name, JsonParser json) {
      this.name = name;
      this.json = json;
    }

    InputLog log() throws IOException, WorldException {
      Map<String, String> fields = new HashMap<>();
      List<InputLog.VmImage> vms = new ArrayList<>();
      List<LoggedAction> actions = new ArrayList<>();
      require(json.nextToken() == JsonToken.START_OBJECT, "a JSON object is expected");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "vms" -> {
            for (Map<String, String> vm : objects()) {
              vms.add(new InputLog.VmImage(value(vm, "name"), value(vm, "imageSha256")));
            }
          }
          case "actions" -> {
            for (Map<String, String> action : objects()) {
              actions.add(new LoggedAction(number(action, "step"), action(action)));
              requireOrder(actions);
            }
          }
          default -> fields.put(field, scalar());
        }
      }
      require(FORMAT.equals(fields.get("format")), "\"format\" is not \"" + FORMAT + "\"");
      require(number(fields, "version") == VERSION, "only version " + VERSION + " is known");
      return new InputLog(
          value(fields, "source"),
          value(fields, "machineSha256"),
          vms,
          number(fields, "step"),
          value(fields, "stateHash"),
          actions);
    }

    private void requireOrder(List<LoggedAction> actions) throws WorldException {
      int last = actions.size() - 1;
      long step = actions.get(last).step();
      require(step >= 0, "there is no step " + step);
      require(
          last == 0 || actions.get(last - 1).step() <= step,
          "the action at step " + step + " stands after a later one");
    }

    private List<Map<String, String>> objects() throws IOException, WorldException {
      List<Map<String, String>> objects = new ArrayList<>();
      require(json.currentToken() == JsonToken.START_ARRAY, "an array is expected");
      while (json.nextToken() != JsonToken.END_ARRAY) {
        require(json.currentToken() == JsonToken.START_OBJECT, "an object is expected");
        Map<String, String> object = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String field = json.currentName();
          json.nextToken();
          object.put(field, scalar());
        }
        objects.add(object);
      }
      return objects;
    }

    private String scalar() throws IOException, WorldException {
      require(json.currentToken().isScalarValue(), "a text or a number is expected");
      return json.getText();
    }

    private Action action(Map<String, String> fields) throws WorldException {
      int vm = integer(fields, "vm");
      String what = value(fields, "do");
      return switch (what) {
        case "type" -> new Action.Type(vm, bytes(fields));
        case "weight" -> new Action.SetWeight(vm, integer(fields, "weight"));
        case "cap" -> new Action.SetCap(vm, integer(fields, "percent"));
        case "register" ->
            new Action.WriteRegister(
                vm,
                value(fields, "register"),
                number(fields, "value"),
                fields.containsKey("high") ? number(fields, "high") : 0);
        case "memory" ->
            new Action.WriteMemory(
                vm,
                value(fields, "space").equals("physical"),
                number(fields, "address"),
                bytes(fields));
        case "pause" -> new Action.SetLife(vm, Action.Life.PAUSE);
        case "resume" -> new Action.SetLife(vm, Action.Life.RESUME);
        case "stop" -> new Action.SetLife(vm, Action.Life.STOP);
        default -> throw problem("there is no action \"" + what + "\"");
      };
    }

    private String bytes(Map<String, String> fields) throws WorldException {
      String bytes = value(fields, "bytes");
      require(
          bytes.length() % 2 == 0 && bytes.matches("[0-9a-f]*"),
          "\"bytes\" are not pairs of hexadecimal digits");
      return bytes;
    }

    private String value(Map<String, String> fields, String field) throws WorldException {
      require(fields.containsKey(field), "\"" + field + "\" is missing");
      return fields.get(field);
    }

    private int integer(Map<String, String> fields, String field) throws WorldException {
      long value = number(fields, field);
      require(value >= 0 && value <= Integer.MAX_VALUE, "\"" + field + "\" is out of range");
      return (int) value;
    }

    private long number(Map<String, String> fields, String field) throws WorldException {
      String text = value(fields, field);
      try {
        return text.startsWith("0x")
            ? Long.parseUnsignedLong(text.substring(2), 16)
            : Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw problem("\"" + field + "\" is no number: " + text);
      }
    }

    private void require(boolean holds, String otherwise) throws WorldException {
      if (!holds) {
        throw problem(otherwise);
      }
    }

    private WorldException problem(String what) {
      return new WorldException(
          "%s:%d: is no input log: %s".formatted(name, json.currentLocation().getLineNr(), what));
    }
  }
}
