package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.contracts.event.PullRequestChanged;
import java.util.Map;

/** GitHub's {@code pull_request}. */
record PullRequests(String forge) implements Translation {
    private static final Map<String, Kind> OF_ANY = Map.of(
            "/number", Kind.COUNT,
            "/pull_request/updated_at", Kind.TIME,
            "/pull_request/head/sha", Kind.COMMIT,
            "/pull_request/base/ref", Kind.TEXT,
            "/pull_request/state", Kind.TEXT,
            "/pull_request/merged", Kind.FLAG);
    private static final Map<String, Kind> OF_A_LABEL = Map.of(
            "/number", Kind.COUNT,
            "/pull_request/updated_at", Kind.TIME,
            "/label/name", Kind.TEXT);

    @Override
    public Outcome of(Payload payload) {
        return switch (payload.action()) {
            case "opened", "reopened", "synchronize", "edited", "closed" -> changed(payload);
            case "labeled" -> label(payload, LabelChanged.Change.ADDED);
            case "unlabeled" -> label(payload, LabelChanged.Change.REMOVED);
            default -> Translation.ignored("pull_request", payload);
        };
    }

    private Outcome changed(Payload payload) {
        payload.needs(OF_A_REPOSITORY, OF_ANY);
        var fact = new PullRequestChanged(
                repository(payload),
                payload.repository("/repository/full_name"),
                payload.count("/number"),
                payload.action(),
                payload.commit("/pull_request/head/sha"),
                payload.maybeCommit("/before"),
                payload.maybeText("/pull_request/head/repo/id"),
                payload.text("/pull_request/base/ref"),
                state(payload),
                payload.maybeCommit("/pull_request/merge_commit_sha"),
                payload.some("/pull_request/labels")
                        .map(label -> label.path("name").asText())
                        .map(name -> Payload.bounded(name, Limits.NAME_LENGTH))
                        .toList(),
                payload.actor("/sender"),
                payload.time("/pull_request/updated_at"));
        return new Outcome.Fact(fact.repository() + ":" + fact.number(), fact);
    }

    private Outcome label(Payload payload, LabelChanged.Change change) {
        payload.needs(OF_A_REPOSITORY, OF_A_LABEL);
        var fact = new LabelChanged(
                repository(payload),
                payload.repository("/repository/full_name"),
                payload.count("/number"),
                change,
                payload.text("/label/name"),
                payload.actor("/sender"),
                payload.time("/pull_request/updated_at"));
        return new Outcome.Fact(fact.repository() + ":" + fact.number(), fact);
    }

    private static PullRequestState state(Payload payload) {
        if (payload.flag("/pull_request/merged")) {
            return PullRequestState.MERGED;
        }
        return payload.text("/pull_request/state").equals("open") ? PullRequestState.OPEN : PullRequestState.CLOSED;
    }

    private RepositoryId repository(Payload payload) {
        return new RepositoryId(forge, payload.text("/repository/id"));
    }
}
