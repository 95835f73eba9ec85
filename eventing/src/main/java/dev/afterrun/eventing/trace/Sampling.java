package dev.afterrun.eventing.trace;

import dev.afterrun.contracts.trace.TraceParent;

/**
 * Which traces are exported, as OpenTelemetry's samplers say: by the trace's id, so that all services agree.
 *
 * @param share of the traces that begin here, from 0 to 1
 * @param obeysCause whether a step is exported where the step of ours is that set it off
 */
public record Sampling(double share, boolean obeysCause) {
    /** All of them: where nothing is exported, whoever comes next decides. */
    public static final Sampling ALL = new Sampling(1, true);

    private static final int HALF = 16;
    private static final int RADIX = 16;

    /** Whether the step {@code next} is exported. */
    boolean takes(Cause cause, TraceParent next) {
        return switch (cause) {
            case Cause.Ours(var step) when obeysCause -> step.sampled();
            case Cause.Ours ignored -> isInShare(next);
            case Cause.Strangers ignored -> isInShare(next);
            case Cause.Nothing ignored -> isInShare(next);
        };
    }

    /** By the lower half of the id, whose first bit does not count, as OpenTelemetry's TraceIdRatioBased has it. */
    private boolean isInShare(TraceParent next) {
        if (share >= 1) {
            return true;
        }
        var half = Long.parseUnsignedLong(next.traceId().substring(HALF), RADIX) & Long.MAX_VALUE;
        return half < (long) (share * Long.MAX_VALUE);
    }
}
