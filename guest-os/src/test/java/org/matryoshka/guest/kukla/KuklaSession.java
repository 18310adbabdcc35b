package org.matryoshka.guest.kukla;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.matryoshka.cpu.device.InputLog;
import org.matryoshka.cpu.image.ElfReader;
import org.matryoshka.cpu.image.ImageException;
import org.matryoshka.cpu.machine.Machine;
import org.matryoshka.cpu.machine.MachineConfiguration;
import org.matryoshka.cpu.machine.PcPlatform;
import org.matryoshka.cpu.machine.RunEnd;
import org.matryoshka.guest.image.GuestImages;
import org.matryoshka.hv.Hypervisor;
import org.matryoshka.hv.HypervisorConfig;
import org.matryoshka.hv.RunResult;
import org.matryoshka.hv.SchedulerPolicy;
import org.matryoshka.hv.VirtualMachine;
import org.matryoshka.hv.VirtualMachineConfig;
import org.matryoshka.hv.VirtualizationMode;

/**
 * Somebody at the serial console of a Kukla: types a line when there is a prompt, reads what comes.
 */
public abstract class KuklaSession {
  /** What the shell of the superuser asks with. */
  public static final String PROMPT = "# ";

  private static final long SLICE = 200_000;

  protected final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private int read;

  /** Runs some instructions; false if the machine has ended or only waits for input. */
  protected abstract boolean step(long instructions) throws ImageException;

  /** Types now. */
  protected abstract void type(byte[] bytes);

  /** Instructions that were retired so far. */
  public abstract long instructions();

  /** What was written to the debug-exit port; empty while it runs. */
  public abstract OptionalInt exitValue();

  /** Everything on the console so far. */
  public final String text() {
    return console.toString(StandardCharsets.ISO_8859_1);
  }

  /**
   * Runs until there is a prompt, or the machine ends.
   *
   * @return what came since the last call, without carriage returns
   */
  public final String untilPrompt(long budget) throws ImageException {
    return untilText(PROMPT, budget);
  }

  /** Types, and does not wait for anything. */
  public final void typeText(String text) {
    type(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Runs until the console ends with a text, or the machine ends.
   *
   * @return what came since the last call, without carriage returns
   */
  public final String untilText(String wanted, long budget) throws ImageException {
    long end = instructions() + budget;
    boolean runs = true;
    while (runs && instructions() < end && !(console.size() > read && text().endsWith(wanted))) {
      runs = step(SLICE);
    }
    String all = text();
    String fresh = all.substring(read);
    read = all.length();
    return fresh.replace("\r", "");
  }

  /** Types a line at the prompt; what it prints, with neither its echo nor the next prompt. */
  public final String command(String line, long budget) throws ImageException {
    type((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    String text = untilPrompt(budget);
    int start = text.indexOf('\n') + 1;
    int end = text.lastIndexOf('\n') + 1;
    return text.substring(start, Math.max(start, end));
  }

  /** A Kukla on the bare machine. */
  public static KuklaSession onBareMachine(byte[] image, int megabytes, String commandLine)
      throws ImageException {
    return new Bare(image, megabytes, commandLine);
  }

  /** The bundled Kukla on the bare machine. */
  public static KuklaSession onBareMachine(int megabytes, String commandLine)
      throws ImageException {
    return new Bare(GuestImages.bytes(GuestImages.KUKLA), megabytes, commandLine);
  }

  /** The bundled Kukla in a VM. */
  public static KuklaSession underHypervisor(
      VirtualizationMode mode, int megabytes, String commandLine) throws ImageException {
    return new Virtual(mode, megabytes, commandLine);
  }

  private static final class Bare extends KuklaSession {
    private final InputLog input = new InputLog();
    private final Machine machine;
    private OptionalInt exit = OptionalInt.empty();

    Bare(byte[] image, int megabytes, String commandLine) throws ImageException {
      machine =
          new Machine(
              new MachineConfiguration(
                  (long) megabytes << 20, 1, PcPlatform.DEFAULT_RTC_START, console::write, input));
      machine.boot(ElfReader.read(image), commandLine);
    }

    @Override
    protected boolean step(long instructions) {
      RunEnd end = machine.run(instructions);
      exit = end.exitValue();
      return end.reason() == RunEnd.Reason.BUDGET;
    }

    @Override
    protected void type(byte[] bytes) {
      input.append(machine.clock().now(), bytes);
    }

    @Override
    public long instructions() {
      return machine.instructions();
    }

    @Override
    public OptionalInt exitValue() {
      return exit;
    }
  }

  private static final class Virtual extends KuklaSession {
    private final Hypervisor hypervisor =
        new Hypervisor(HypervisorConfig.of(64 << 20, 1, SchedulerPolicy.WEIGHTED_FAIR));
    private final VirtualMachine vm;

    Virtual(VirtualizationMode mode, int megabytes, String commandLine) throws ImageException {
      vm =
          hypervisor.create(
              VirtualMachineConfig.of("vm", (long) megabytes << 20)
                  .withMode(mode)
                  .withConsole(console::write));
      vm.boot(ElfReader.read(GuestImages.bytes(GuestImages.KUKLA)), commandLine);
      vm.start();
    }

    @Override
    protected boolean step(long instructions) {
      return hypervisor.run(instructions) == RunResult.BUDGET;
    }

    @Override
    protected void type(byte[] bytes) {
      vm.type(bytes);
    }

    @Override
    public long instructions() {
      return vm.instructions();
    }

    @Override
    public OptionalInt exitValue() {
      return vm.exitValue();
    }
  }
}
