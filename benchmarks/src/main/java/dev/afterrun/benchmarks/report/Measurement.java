package dev.afterrun.benchmarks.report;

import java.util.OptionalDouble;

/**
 * What one subject came to in one respect.
 *
 * @param subject {@code afterrun}, {@code floor} or the peer's name
 * @param ratio Afterrun's median over this one; empty where either was not measured or is zero
 */
public record Measurement(
        String benchmark,
        String subject,
        String metric,
        String unit,
        double median,
        double min,
        double max,
        OptionalDouble ratio) {}
