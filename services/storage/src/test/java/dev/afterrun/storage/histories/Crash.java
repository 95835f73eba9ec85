package dev.afterrun.storage.histories;

/** The replica's process has ended here: an error, so that nobody handles it. */
final class Crash extends Error {
    Crash(String before) {
        super("the process ended before " + before, null, false, false);
    }
}
