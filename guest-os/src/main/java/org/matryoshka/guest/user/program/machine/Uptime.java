package org.matryoshka.guest.user.program.machine;

import org.matryoshka.guest.runtime.collection.LittleEndian;
import org.matryoshka.guest.user.lib.Calendar;
import org.matryoshka.guest.user.lib.Fields;
import org.matryoshka.guest.user.lib.Files;
import org.matryoshka.guest.user.lib.Program;
import org.matryoshka.guest.user.lib.Text;

/**
 * {@code uptime}: the time, how long the machine runs, and how many processes wanted the processor
 * lately.
 */
public final class Uptime extends Program {
  public Uptime() {
    super("uptime");
  }

  public static void main(String[] args) {
    new Uptime().start(args);
  }

  @Override
  protected int run(String[] args) {
    byte[] info = new byte[112];
    int result = os.sysinfo(info);
    if (result < 0) {
      return fail("no figures", result);
    }
    long seconds = LittleEndian.getLong(info, 0);
    out.put(' ').print(new Calendar(os.clock(0) / 1_000_000_000L).time()).print(" up ");
    long days = seconds / 86400;
    if (days > 0) {
      out.print(days).print(days == 1 ? " day, " : " days, ");
    }
    out.print(seconds / 3600 % 24).put(':').print(Text.padded(seconds / 60 % 60, 2)).put(':');
    out.print(Text.padded(seconds % 60, 2));
    String load = Files.read(os, "/proc/loadavg");
    if (load != null) {
      Fields fields = new Fields(load, ' ');
      out.print(",  load average: ").print(fields.next());
      out.print(", ").print(fields.next()).print(", ").print(fields.next());
    }
    out.line();
    return 0;
  }
}
