package dev.afterrun.storage.viewer;

/**
 * A line of a file as a terminal would have left it.
 *
 * @param number from 1
 * @param text with its escapes; what is no UTF-8 is replaced
 * @param cut bytes at its end that are left out
 * @param overwritten how often a carriage return had the line written anew
 */
record Line(long number, String text, long cut, int overwritten) {}
