package org.matryoshka.cpu.device;

/**
 * Calendar arithmetic of the real-time clock: a moment in whole seconds since 1970-01-01 00:00:00,
 * and the fields that the chip shows. Any field values make some moment, so a guest may write
 * whatever it likes.
 *
 * @param second 0 to 59
 * @param minute 0 to 59
 * @param hour 0 to 23
 * @param day of the month, from 1
 * @param month from 1
 * @param year with its century
 */
record RtcTime(int second, int minute, int hour, int day, int month, int year) {
  private static final int DAY_SECONDS = 86_400;

  /** Days from 0000-03-01 to 1970-01-01 in the Gregorian calendar. */
  private static final long EPOCH_DAYS = 719_468;

  private static final int ERA_DAYS = 146_097;

  /** The fields of a moment. */
  static RtcTime of(long epochSeconds) {
    long days = Math.floorDiv(epochSeconds, DAY_SECONDS);
    int rest = (int) Math.floorMod(epochSeconds, (long) DAY_SECONDS);
    // Years that begin in March, in eras of 400 years: leap days come last in each.
    long shifted = days + EPOCH_DAYS;
    long era = Math.floorDiv(shifted, ERA_DAYS);
    int dayOfEra = (int) Math.floorMod(shifted, (long) ERA_DAYS);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    return new RtcTime(
        rest % 60,
        rest / 60 % 60,
        rest / 3600,
        dayOfYear - (153 * marchMonth + 2) / 5 + 1,
        month,
        (int) (era * 400 + yearOfEra + (month <= 2 ? 1 : 0)));
  }

  /** The moment of the fields; fields beyond their range carry into the next. */
  long epochSeconds() {
    long months = year * 12L + month - 1;
    long calendarYear = Math.floorDiv(months, 12);
    int calendarMonth = (int) Math.floorMod(months, 12L) + 1;
    long marchYear = calendarMonth <= 2 ? calendarYear - 1 : calendarYear;
    long era = Math.floorDiv(marchYear, 400);
    int yearOfEra = (int) Math.floorMod(marchYear, 400L);
    int dayOfYear = (153 * (calendarMonth + (calendarMonth > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long days = era * ERA_DAYS + 365L * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (days - EPOCH_DAYS) * DAY_SECONDS + hour * 3600L + minute * 60L + second;
  }

  /** Day of the week: 1 is Sunday. */
  int weekday() {
    long days = Math.floorDiv(epochSeconds(), DAY_SECONDS);
    // 1970-01-01 was a Thursday.
    return (int) Math.floorMod(days + 4, 7L) + 1;
  }
}
