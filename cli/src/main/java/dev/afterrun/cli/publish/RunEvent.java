package dev.afterrun.cli.publish;

import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.RunStarted;

/**
 * A CloudEvent (1.0, structured mode) that tells how far the job is.
 *
 * @param id the SHA-256 of the data, so that the same report sent twice is one event
 */
record RunEvent(String specversion, String id, String source, String type, String datacontenttype, Object data) {
    static final String MEDIA_TYPE = "application/cloudevents+json";

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
        return new RunEvent("1.0", id, source, type, "application/json", report);
    }
}
