package dev.afterrun.ingest.webhook;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.InstallationChanged;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** GitHub's {@code installation} and {@code installation_repositories}. */
record Installations(String forge) implements Translation {
    private static final Map<String, Kind> NEEDED = Map.of(
            "/action", Kind.TEXT,
            "/installation/id", Kind.NUMBER,
            "/installation/account/id", Kind.NUMBER,
            "/sender/login", Kind.TEXT,
            "/sender/id", Kind.NUMBER);

    @Override
    public Outcome of(Payload payload) {
        payload.needs(Map.of(), NEEDED);
        var all = payload.repositories("/repositories");
        var gone = payload.action().equals("deleted") || payload.action().equals("suspend");
        var fact = new InstallationChanged(
                forge,
                payload.text("/installation/id"),
                // An enterprise has no login.
                payload.actor("/installation/account"),
                payload.text("/action"),
                joined(payload.repositories("/repositories_added"), gone ? List.of() : all),
                joined(payload.repositories("/repositories_removed"), gone ? all : List.of()),
                payload.actor("/sender"));
        return new Outcome.Fact(forge + ":installation:" + fact.installation(), fact);
    }

    private static List<RepositoryName> joined(List<RepositoryName> some, List<RepositoryName> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
