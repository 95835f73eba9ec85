package dev.afterrun.storage.histories;

/**
 * An event that was accepted and is to be taken at least once.
 *
 * @param what it is, in words
 * @param ofRun whether it speaks of a run's end
 * @param delivery takes it, once more or for the first time
 */
record Told(String what, boolean ofRun, Runnable delivery) {}
