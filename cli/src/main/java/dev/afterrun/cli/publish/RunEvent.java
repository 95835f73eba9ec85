package dev.afterrun.cli.publish;

import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;

/**
 * A CloudEvent (1.0, structured mode) that says the job has finished.
 *
 * @param id the SHA-256 of the data, so that the same report sent twice is one event
 */
record RunEvent(String specversion, String id, String source, String type, String datacontenttype, RunReport data) {
    static final String MEDIA_TYPE = "application/cloudevents+json";

    static RunEvent of(String source, RunReport report) {
        var id = Digest.of(Json.write(report)).hex();
        return new RunEvent("1.0", id, source, RunFinished.TYPE, "application/json", report);
    }
}
