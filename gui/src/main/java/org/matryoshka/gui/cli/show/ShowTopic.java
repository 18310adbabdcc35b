package org.matryoshka.gui.cli.show;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.commons.cli.Options;

/** One thing that {@code matryoshka show} shows. */
public interface ShowTopic {
  /** Whether a word follows the topic's name, before the image or scenario. */
  enum Operand {
    /** None. */
    NONE,
    /** One may. */
    OPTIONAL,
    /** One must. */
    REQUIRED
  }

  /** The word that the user types. */
  String name();

  /** What it shows, in one line without a full stop. */
  String summary();

  /** Whether it takes an operand of its own. */
  default Operand operand() {
    return Operand.NONE;
  }

  /** What the operand is called in help and complaints: {@code ADDRESS}. Empty without one. */
  default String operandName() {
    return "";
  }

  /** Options of its own, beside those of every topic. */
  default Options options() {
    return new Options();
  }

  /** Where it looks unless {@code --at} says: power-on, or the end of the run. */
  default ShowPosition defaultPosition() {
    return new ShowPosition.Step(0);
  }

  /**
   * Prints it for people.
   *
   * @throws org.matryoshka.gui.cli.io.CommandFailure when the user has to mend something
   */
  void text(ShowRequest request, PrintStream out);

  /**
   * Writes it as fields of a JSON object that is open already.
   *
   * @throws IOException if the output can't be written
   * @throws org.matryoshka.gui.cli.io.CommandFailure when the user has to mend something
   */
  void json(ShowRequest request, JsonGenerator json) throws IOException;
}
