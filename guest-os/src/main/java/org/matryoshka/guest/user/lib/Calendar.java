package org.matryoshka.guest.user.lib;

/** A moment as date and time of day in UTC, by the Gregorian calendar. */
public final class Calendar {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final String DAYS = "SunMonTueWedThuFriSat";

  public final long year;
  public final int month;
  public final int day;
  public final int hour;
  public final int minute;
  public final int second;
  public final int weekday;
  public final int dayOfYear;

  /** The moment so many seconds after the start of 1970. */
  public Calendar(long seconds) {
    long days = Math.floorDiv(seconds, 86400L);
    int rest = (int) (seconds - days * 86400);
    hour = rest / 3600;
    minute = rest / 60 % 60;
    second = rest % 60;
    weekday = (int) Math.floorMod(days + 4, 7L);
    long shifted = days + 719468;
    long era = Math.floorDiv(shifted, 146097L);
    int dayOfEra = (int) (shifted - era * 146097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    int fromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * fromMarch + 2) / 153;
    day = fromMarch - (153 * monthFromMarch + 2) / 5 + 1;
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    dayOfYear = (int) (days - daysBefore(year, 1, 1)) + 1;
  }

  /** The days from the start of 1970 to a date. */
  public static long daysBefore(long year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long fromMarch = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + fromMarch - 719468;
  }

  public String monthName() {
    return MONTHS.substring(month * 3 - 3, month * 3);
  }

  public String dayName() {
    return DAYS.substring(weekday * 3, weekday * 3 + 3);
  }

  /** {@code 21:45:07}. */
  public String time() {
    return Text.padded(hour, 2) + ":" + Text.padded(minute, 2) + ":" + Text.padded(second, 2);
  }

  /** {@code 2026-11-20}. */
  public String date() {
    return year + "-" + Text.padded(month, 2) + "-" + Text.padded(day, 2);
  }
}
