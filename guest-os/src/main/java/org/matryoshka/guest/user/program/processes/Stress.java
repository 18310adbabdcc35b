package org.matryoshka.guest.user.program.processes;

import org.matryoshka.guest.user.lib.Commands;
import org.matryoshka.guest.user.lib.Errno;
import org.matryoshka.guest.user.lib.Options;
import org.matryoshka.guest.user.lib.Program;

/**
 * {@code stress}: asks more of the kernel than there is: memory (-m bytes, touched page by page),
 * processes (-f that many at a time), forks one after the other (-t times), open pipes (-p), and
 * says how far it got.
 */
public final class Stress extends Program {
  private static final int PAGE = 4096;
  private static final int CHUNK = 64 * 1024;

  public Stress() {
    super("stress", "[-m BYTES] [-f PROCESSES] [-t FORKS] [-p PIPES]");
  }

  public static void main(String[] args) {
    new Stress().start(args);
  }

  @Override
  protected int run(String[] args) {
    Options options = Options.of(this, args, "m:f:t:p:");
    long bytes = options.number('m', 0);
    long processes = options.number('f', 0);
    long forks = options.number('t', 0);
    long pipes = options.number('p', 0);
    if (!options.counts(0, 0)) {
      return 1;
    }
    if (bytes + processes + forks + pipes == 0) {
      return misused("say what to stress");
    }
    int status = 0;
    status =
        Math.max(status, processes > 0 ? manyProcesses((int) Math.min(processes, 100_000)) : 0);
    status = Math.max(status, forks > 0 ? manyForks(forks) : 0);
    status = Math.max(status, pipes > 0 ? manyPipes((int) Math.min(pipes, 100_000)) : 0);
    return Math.max(status, bytes > 0 ? memory(bytes) : 0);
  }

  /** Touches memory in a child, since the kernel may kill who asks for too much. */
  private int memory(long bytes) {
    out.flush();
    int child = os.fork();
    if (child == 0) {
      byte[][] chunks = new byte[(int) Math.min(bytes / CHUNK + 1, 1 << 20)][];
      long done = 0;
      for (int i = 0; done < bytes && i < chunks.length; i++) {
        byte[] chunk = new byte[CHUNK];
        for (int at = 0; at < CHUNK; at += PAGE) {
          chunk[at] = (byte) at;
        }
        chunks[i] = chunk;
        done += CHUNK;
      }
      os.exit(0);
    }
    int status = child < 0 ? -child : Commands.await(os, child);
    out.print("stress: ").print(bytes).print(" bytes of memory: ");
    out.line(
        child < 0
            ? Errno.text(child)
            : status == 0 ? "done" : "the child ended with status " + status);
    return status == 0 ? 0 : 1;
  }

  /** As many children at a time as asked for or as there may be; all are ended again. */
  private int manyProcesses(int wanted) {
    out.flush();
    int[] children = new int[wanted];
    int made = 0;
    int result = 0;
    while (made < wanted) {
      result = os.fork();
      if (result == 0) {
        os.sleep(1_000_000_000_000L);
        os.exit(0);
      }
      if (result < 0) {
        break;
      }
      children[made++] = result;
    }
    for (int i = 0; i < made; i++) {
      os.kill(children[i], 9);
    }
    for (int i = 0; i < made; i++) {
      Commands.await(os, children[i]);
    }
    out.print("stress: ").print(made).print(" processes at a time");
    out.line(result < 0 ? ", then: " + Errno.text(result) : "");
    return made == wanted ? 0 : 1;
  }

  private int manyForks(long wanted) {
    out.flush();
    long done = 0;
    while (done < wanted) {
      int child = os.fork();
      if (child == 0) {
        os.exit(0);
      }
      if (child < 0) {
        return fail("fork", child);
      }
      Commands.await(os, child);
      done++;
    }
    out.print("stress: ").print(done).line(" forks");
    return 0;
  }

  private int manyPipes(int wanted) {
    int[] ends = new int[2];
    int made = 0;
    int result = 0;
    while (made < wanted && result >= 0) {
      result = os.pipe(ends, 0);
      made += result >= 0 ? 1 : 0;
    }
    out.print("stress: ").print(made).print(" pipes");
    out.line(result < 0 ? ", then: " + Errno.text(result) : "");
    return made == wanted ? 0 : 1;
  }
}
