package dev.afterrun.storage.pass;

/**
 * How much all replicas together read, on average.
 *
 * @param purpose whose pace this is: a row of {@code pass_pace}
 */
public record Rate(String purpose, long bytesPerSecond) {}
