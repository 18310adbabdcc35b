package org.matryoshka.cpu.device;

import org.matryoshka.cpu.io.InterruptLine;
import org.matryoshka.cpu.io.PortDevice;
import org.matryoshka.cpu.snapshot.StateFields;
import org.matryoshka.cpu.snapshot.Stateful;

/** The two 8259As of a PC/AT: fifteen request lines, the slave on line 2 of the master. */
public final class PicPair implements Stateful {
  /** The master's line on which the slave hangs. */
  public static final int CASCADE_LINE = 2;

  private static final int SPURIOUS_LINE = 7;

  private final Pic8259 master;
  private final Pic8259 slave;

  /** A pair with its INT output. */
  public PicPair(InterruptLine output) {
    master = new Pic8259(output, true);
    slave = new Pic8259(high -> master.setLine(CASCADE_LINE, high), false);
  }

  /**
   * The wire to a request line.
   *
   * @param irq 0 to 15 but 2
   */
  public InterruptLine line(int irq) {
    if (irq < 0 || irq > 15 || irq == CASCADE_LINE) {
      throw new IllegalArgumentException("no interrupt request line " + irq);
    }
    return irq < 8 ? high -> master.setLine(irq, high) : high -> slave.setLine(irq - 8, high);
  }

  /** Whether the INT output is high. */
  public boolean pending() {
    return master.requesting();
  }

  /**
   * The two INTA pulses.
   *
   * @return the vector; a spurious one, of line 7 of a controller, if the request has gone
   */
  public int acknowledge() {
    int line = master.acknowledge();
    if (line == Pic8259.NONE) {
      return master.vectorBase() + SPURIOUS_LINE;
    }
    if (line != CASCADE_LINE || !master.cascades(line)) {
      return master.vectorBase() + line;
    }
    int second = slave.acknowledge();
    return slave.vectorBase() + (second == Pic8259.NONE ? SPURIOUS_LINE : second);
  }

  /** The master, for a look. */
  public Pic8259 master() {
    return master;
  }

  /** The slave, for a look. */
  public Pic8259 slave() {
    return slave;
  }

  /** The command and data port of the master (offsets 0 and 1). */
  public PortDevice masterPorts() {
    return new Ports(master);
  }

  /** The command and data port of the slave. */
  public PortDevice slavePorts() {
    return new Ports(slave);
  }

  /** The two edge/level control registers: IRQ 0 to 7, then 8 to 15. */
  public PortDevice edgeLevelPorts() {
    return new EdgeLevelPorts();
  }

  @Override
  public void state(StateFields fields) {
    fields.part("master", master);
    fields.part("slave", slave);
  }

  private record Ports(Pic8259 chip) implements PortDevice {
    @Override
    public int read(int offset, int size) {
      return chip.read(offset == 1);
    }

    @Override
    public void write(int offset, int size, int value) {
      chip.write(offset == 1, value);
    }
  }

  private final class EdgeLevelPorts implements PortDevice {
    /** IRQ 0, 1 and 2 of the master are always edge-triggered; so are 8 and 13 of the slave. */
    private static final int MASTER_CHOICE = 0xF8;

    private static final int SLAVE_CHOICE = 0xDE;

    @Override
    public int read(int offset, int size) {
      return (offset == 0 ? master : slave).edgeLevelControl();
    }

    @Override
    public void write(int offset, int size, int value) {
      if (offset == 0) {
        master.setEdgeLevelControl(value & MASTER_CHOICE);
      } else {
        slave.setEdgeLevelControl(value & SLAVE_CHOICE);
      }
    }
  }
}
