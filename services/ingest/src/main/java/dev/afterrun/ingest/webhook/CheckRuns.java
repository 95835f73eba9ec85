package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.RerunRequested;
import java.util.Map;

/** GitHub's {@code check_run}, as far as somebody asks for it again. */
record CheckRuns(String forge) implements Translation {
    private static final Map<String, Kind> NEEDED = Map.of(
            "/check_run/id", Kind.NUMBER,
            "/check_run/head_sha", Kind.COMMIT,
            "/check_run/name", Kind.TEXT);

    @Override
    public Outcome of(Payload payload) {
        if (!payload.action().equals("rerequested")) {
            return Translation.ignored("check_run", payload);
        }
        payload.needs(OF_A_REPOSITORY, NEEDED);
        var fact = new RerunRequested(
                new RepositoryId(forge, payload.text("/repository/id")),
                payload.repository("/repository/full_name"),
                payload.commit("/check_run/head_sha"),
                payload.text("/check_run/id"),
                payload.text("/check_run/name"),
                payload.maybeText("/check_run/external_id").filter(reference -> !reference.isEmpty()),
                payload.actor("/sender"));
        return new Outcome.Fact(fact.repository() + ":" + fact.commit(), fact);
    }
}
