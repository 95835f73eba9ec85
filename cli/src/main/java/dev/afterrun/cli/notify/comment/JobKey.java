package dev.afterrun.cli.notify.comment;

/** Whose section it is: one job of one CI system, whatever its run. */
record JobKey(String source, String job) {}
