package dev.afterrun.ingest.webhook;

import java.util.Map;

/** What one kind of GitHub's events becomes. */
interface Translation {
    /** What every event of a repository says. */
    Map<String, Kind> OF_A_REPOSITORY = Map.of(
            "/repository/id",
            Kind.NUMBER,
            "/repository/full_name",
            Kind.REPOSITORY,
            "/sender/login",
            Kind.TEXT,
            "/sender/id",
            Kind.NUMBER);

    /** Throws a 422 that names every field which a fact needs and the payload lacks. */
    Outcome of(Payload payload);

    /** Nobody needs this action of this event. */
    static Outcome ignored(String event, Payload payload) {
        return new Outcome.Ignored("nobody needs '" + event + "' with the action '" + payload.action() + "'");
    }
}
