package dev.afterrun.cli.publish;

import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.trace.TraceParent;

/**
 * A CloudEvent (1.0, structured mode) that tells how far the job is.
 *
 * @param id the SHA-256 of the data, so that the same report sent twice is one event
 * @param traceparent where the trace of all that it sets off begins, so that the same event is of one trace too
 */
record RunEvent(
        String specversion,
        String id,
        String source,
        String type,
        String datacontenttype,
        TraceParent traceparent,
        Object data) {
    static final String MEDIA_TYPE = "application/cloudevents+json";

    /** Digits of the id that name the trace, and those behind them that name this step of it: as good as random. */
    private static final int TRACE = 32;

    private static final int SPAN = 16;

    /** The job has finished. */
    static RunEvent of(String source, RunReport report) {
        return of(source, RunFinished.TYPE, report);
    }

    /** It, or its run, has begun. */
    static RunEvent of(Beginning beginning) {
        return of(beginning.source(), RunStarted.TYPE, beginning.report());
    }

    private static RunEvent of(String source, String type, Object report) {
        var id = Digest.of(Json.write(report)).hex();
        var trace = new TraceParent(id.substring(0, TRACE), id.substring(TRACE, TRACE + SPAN), true);
        return new RunEvent("1.0", id, source, type, "application/json", trace, report);
    }
}
