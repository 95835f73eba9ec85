package dev.afterrun.launcher.stack;

import java.time.Duration;
import java.util.List;

/**
 * Where a part stands.
 *
 * <pre>
 * Waiting ──▶ Starting ──▶ Ready ──▶ Stopped
 *                │  ▲        │
 *                ▼  └────────┘ (its process ended; it is started again)
 *              Failed
 * </pre>
 */
public sealed interface PartState {
    /** Others are to be ready before it. */
    record Waiting() implements PartState {}

    /** It is on its way. */
    record Starting() implements PartState {}

    /** It does its work. */
    record Ready(Duration startTook) implements PartState {}

    /** It did not become ready, and is not tried again. */
    record Failed(String why, List<String> lastLines) implements PartState {}

    /** It was stopped in order. */
    record Stopped() implements PartState {}
}
