package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import java.util.Map;

/** GitHub's {@code workflow_run}. */
record WorkflowRuns(String forge) implements Translation {
    private static final Map<String, Kind> NEEDED = Map.of(
            "/workflow_run/id", Kind.NUMBER,
            "/workflow_run/run_attempt", Kind.COUNT,
            "/workflow_run/head_sha", Kind.COMMIT,
            "/workflow_run/event", Kind.TEXT,
            "/workflow_run/status", Kind.TEXT,
            "/workflow_run/updated_at", Kind.TIME);

    @Override
    public Outcome of(Payload payload) {
        payload.needs(OF_A_REPOSITORY, NEEDED);
        var fact = new WorkflowRunChanged(
                new RepositoryId(forge, payload.text("/repository/id")),
                payload.repository("/repository/full_name"),
                payload.text("/workflow_run/id"),
                payload.count("/workflow_run/run_attempt"),
                payload.maybeText("/workflow_run/name").orElse(""),
                payload.commit("/workflow_run/head_sha"),
                payload.maybeText("/workflow_run/head_repository/id"),
                payload.text("/workflow_run/event"),
                payload.text("/workflow_run/status"),
                payload.maybeText("/workflow_run/conclusion"),
                payload.time("/workflow_run/updated_at"));
        return new Outcome.Fact(fact.repository() + ":" + fact.commit(), fact);
    }
}
