package org.matryoshka.cpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matryoshka.cpu.io.EventQueue;

/** The MC146818 by its data sheet; dates against {@code java.time}. */
class CmosRtcTest {
  private static final long SECOND = 1_000_000_000L;

  private final EventQueue clock = new EventQueue();
  private int interrupts;
  private boolean level;
  private CmosRtc rtc = rtc("2026-01-01T00:00:00");

  private CmosRtc rtc(String start) {
    return new CmosRtc(
        clock,
        high -> {
          interrupts += high && !level ? 1 : 0;
          level = high;
        },
        LocalDateTime.parse(start).toEpochSecond(ZoneOffset.UTC));
  }

  private int in(int register) {
    rtc.write(0, 1, register);
    return rtc.read(1, 1);
  }

  private void out(int register, int value) {
    rtc.write(0, 1, register);
    rtc.write(1, 1, value);
  }

  private String shown() {
    return "%02x%02x-%02x-%02x %02x:%02x:%02x/%x"
        .formatted(in(0x32), in(9), in(8), in(7), in(4), in(2), in(0), in(6));
  }

  private void pass(double seconds) {
    clock.advanceTo(clock.now() + (long) (seconds * SECOND));
  }

  @Test
  void showsTheTimeOfDayOnVirtualTime() {
    assertThat(shown()).isEqualTo("2026-01-01 00:00:00/5");
    pass(59.999);
    assertThat(shown()).isEqualTo("2026-01-01 00:00:59/5");
    pass(0.001);
    assertThat(shown()).isEqualTo("2026-01-01 00:01:00/5");
    pass(86_400 - 61);
    assertThat(shown()).isEqualTo("2026-01-01 23:59:59/5");
    pass(1);
    assertThat(shown()).isEqualTo("2026-01-02 00:00:00/6");
    assertThat(clock.fired()).as("it wakes up for nothing").isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-28T23:59:59, 2024-02-29 00:00:00/5",
    "2024-02-29T23:59:59, 2024-03-01 00:00:00/6",
    "2025-02-28T23:59:59, 2025-03-01 00:00:00/7",
    "1999-12-31T23:59:59, 2000-01-01 00:00:00/7",
    "2099-12-31T23:59:59, 2100-01-01 00:00:00/6",
    "2100-02-28T23:59:59, 2100-03-01 00:00:00/2"
  })
  void rollsOver(String before, String after) {
    rtc = rtc(before);
    pass(1);
    assertThat(shown()).isEqualTo(after);
  }

  @Test
  void calendarAgreesWithJavaTime() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long seconds = random.nextLong(-62_000_000_000L, 200_000_000_000L);
      LocalDateTime expected = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
      RtcTime time = RtcTime.of(seconds);
      assertThat(time)
          .isEqualTo(
              new RtcTime(
                  expected.getSecond(),
                  expected.getMinute(),
                  expected.getHour(),
                  expected.getDayOfMonth(),
                  expected.getMonthValue(),
                  expected.getYear()));
      assertThat(time.epochSeconds()).isEqualTo(seconds);
      assertThat(time.weekday()).isEqualTo(expected.getDayOfWeek().getValue() % 7 + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "24 hours BCD,    0x02, 13, 14",
    "24 hours BCD,    0x02, 23, 00",
    "24 hours binary, 0x06, 0F, 10",
    "12 hours BCD,    0x00, 12, 01",
    "12 hours BCD,    0x00, 11, 92",
    "12 hours BCD,    0x00, 92, 81",
    "12 hours BCD,    0x00, 91, 12",
    "12 hours binary, 0x04, 0B, 8C",
    "12 hours binary, 0x04, 8B, 0C"
  })
  void hoursInEveryFormat(String format, String registerB, String before, String after) {
    int control = Integer.decode(registerB);
    out(11, control | 0x80);
    out(4, Integer.parseInt(before, 16));
    out(11, control);
    pass(3600);
    assertThat(in(4)).as(format).isEqualTo(Integer.parseInt(after, 16));
  }

  @Test
  void setHoldsTheTimeStill() {
    out(11, 0x82);
    pass(5);
    assertThat(shown()).isEqualTo("2026-01-01 00:00:00/5");
    out(9, 0x30);
    out(8, 0x12);
    out(7, 0x31);
    out(4, 0x23);
    out(2, 0x59);
    out(0, 0x58);
    out(11, 0x02);
    pass(1);
    assertThat(shown()).startsWith("2030-12-31 23:59:59");
    pass(1);
    assertThat(shown()).startsWith("2031-01-01 00:00:00");
  }

  @Test
  void updateInProgressWarnsBeforeTheTimeChanges() {
    pass(0.9977);
    assertThat(in(10) & 0x80).isZero();
    pass(0.0001);
    assertThat(in(10) & 0x80).isNotZero();
    assertThat(in(0)).isZero();
    pass(0.0022);
    assertThat(in(10) & 0x80).isZero();
    assertThat(in(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"6, 1024", "15, 2", "3, 8192", "1, 256", "2, 128", "0, 0"})
  void thePeriodicInterruptHasItsRate(int rate, int hertz) {
    out(10, 0x20 | rate);
    out(11, 0x42);
    int taken = 0;
    while (clock.nextEventTime() <= 2 * SECOND) {
      clock.advanceTo(clock.nextEventTime());
      assertThat(level).isTrue();
      assertThat(in(12)).isEqualTo(clock.now() % SECOND == 0 ? 0xD0 : 0xC0);
      assertThat(level).isFalse();
      taken++;
    }
    assertThat(taken).isEqualTo(2 * hertz);
  }

  @Test
  void flagsGatherWithoutInterruptsToo() {
    pass(2);
    assertThat(in(12)).isEqualTo(0x50);
    assertThat(in(12)).isZero();
    pass(0.001);
    assertThat(in(12)).isEqualTo(0x40);
    assertThat(interrupts).isZero();
  }

  @Test
  void anInterruptWaitsForRegisterC() {
    out(11, 0x12);
    pass(5);
    assertThat(interrupts).isEqualTo(1);
    assertThat(in(12) & 0xB0).isEqualTo(0x90);
    pass(1);
    assertThat(interrupts).isEqualTo(2);
  }

  @Test
  void theAlarmComesAtItsTime() {
    out(1, 0x05);
    out(3, 0x01);
    out(5, 0xFF);
    out(11, 0x22);
    pass(64.9);
    assertThat(interrupts).isZero();
    pass(0.1);
    assertThat(interrupts).isEqualTo(1);
    assertThat(in(12) & 0xA0).isEqualTo(0xA0);
    pass(3600);
    assertThat(interrupts).as("every hour").isEqualTo(2);
  }

  @Test
  void theAlarmFlagIsFoundLaterToo() {
    out(1, 0x00);
    out(3, 0x30);
    out(5, 0x07);
    pass(7 * 3600 + 29 * 60);
    assertThat(in(12) & 0x20).isZero();
    pass(3600);
    assertThat(in(12) & 0x20).isNotZero();
  }

  @Test
  void theDividerStopsTheClockAndTheFirstUpdateComesAfterHalfASecond() {
    out(10, 0x70);
    pass(100);
    assertThat(in(0)).isZero();
    out(10, 0x26);
    pass(0.499);
    assertThat(in(0)).isZero();
    pass(0.002);
    assertThat(in(0)).isEqualTo(1);
  }

  @Test
  void ramKeepsAndStatusCannotBeWritten() {
    for (int register = 14; register < 128; register++) {
      if (register != 0x32) {
        out(register, register ^ 0x55);
      }
    }
    out(12, 0xFF);
    out(13, 0);
    assertThat(in(12)).isZero();
    assertThat(in(13)).isEqualTo(0x80);
    for (int register = 14; register < 128; register++) {
      if (register != 0x32) {
        assertThat(in(register)).isEqualTo(register ^ 0x55);
      }
    }
  }

  @Test
  void theIndexHasTheNmiMask() {
    rtc.write(0, 1, 0x8B);
    assertThat(rtc.nmiMasked()).isTrue();
    assertThat(rtc.read(1, 1)).isEqualTo(2);
    assertThat(rtc.read(0, 1)).isEqualTo(0xFF);
  }

  @Test
  void nonsenseCarriesIntoAMoment() {
    for (int register = 0; register < 10; register++) {
      out(register, 0xFF);
    }
    out(0x32, 0xFF);
    pass(1);
    assertThat(in(0)).isLessThan(0x60);
    assertThat(in(8)).isBetween(1, 0x12);
    assertThat(in(6)).isBetween(1, 7);
  }
}
