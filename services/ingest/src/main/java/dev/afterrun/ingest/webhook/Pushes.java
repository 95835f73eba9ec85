package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.BranchPushed;
import java.util.Map;

/** GitHub's {@code push}. */
record Pushes(String forge) implements Translation {
    private static final String BRANCH = "refs/heads/";
    private static final Map<String, Kind> NEEDED = Map.of(
            "/ref", Kind.TEXT,
            "/before", Kind.COMMIT,
            "/after", Kind.COMMIT,
            "/forced", Kind.FLAG);

    @Override
    public Outcome of(Payload payload) {
        payload.needs(OF_A_REPOSITORY, NEEDED);
        var ref = payload.longText("/ref", Integer.MAX_VALUE);
        if (!ref.startsWith(BRANCH)) {
            return new Outcome.Ignored("the push is to '" + payload.text("/ref") + "', which is no branch");
        }
        var fact = new BranchPushed(
                new RepositoryId(forge, payload.text("/repository/id")),
                payload.repository("/repository/full_name"),
                ref.substring(BRANCH.length()),
                payload.commit("/before"),
                payload.commit("/after"),
                payload.flag("/forced"),
                payload.actor("/sender"));
        return new Outcome.Fact(fact.repository() + ":" + fact.branch(), fact);
    }
}
