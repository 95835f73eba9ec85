package dev.afterrun.benchmarks.download;

/**
 * One that serves the two files.
 *
 * @param large path of the one of 100 MB
 * @param small path of the one of 4 KB
 */
record FileServer(String name, int port, String large, String small) {}
