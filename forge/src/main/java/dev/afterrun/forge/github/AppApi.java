package dev.afterrun.forge.github;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The calls that an App makes as itself, to be let into repositories. */
final class AppApi {
    /** What Afterrun needs and nothing else; GitHub adds {@code metadata: read}. */
    private static final Map<String, String> PERMISSIONS =
            Map.of("pull_requests", "write", "checks", "write", "contents", "read", "actions", "read");

    /** What it can do without, and takes as far as it was let have it: statuses of commits, and running workflows once more. */
    private static final Set<String> OPTIONAL = Set.of("statuses", "actions");

    private record Wanted(Map<String, String> permissions) {}

    private final AppRequests requests;
    private final GitHubApp app;

    AppApi(JsonClient http, GitHubApp app, Clock clock) {
        this.requests = new AppRequests(http, app, clock);
        this.app = app;
    }

    GitHubJson.App self() throws IOException {
        return requests.get("/app").good().as(GitHubJson.App.class);
    }

    /** @throws NoAccess when the App is not installed there, or is suspended */
    GitHubJson.Installation installation(RepositoryName repository) throws IOException {
        var answer = requests.get("/repos/" + repository.owner() + "/" + repository.name() + "/installation");
        if (answer.found().isEmpty()) {
            throw new NoAccess(app + " is not installed on " + repository + ": install it there.");
        }
        var installation = answer.as(GitHubJson.Installation.class);
        if (installation.suspendedAt().isPresent()) {
            throw suspended(repository);
        }
        return installation;
    }

    /** Empty where the installation is gone: another may have come in its place. */
    Optional<GitHubJson.InstallationToken> token(GitHubJson.Installation installation, RepositoryName repository)
            throws IOException {
        var answer = requests.post(
                "/app/installations/" + installation.id() + "/access_tokens", new Wanted(permissions(installation)));
        try {
            var found = answer.found();
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get().as(GitHubJson.InstallationToken.class));
        } catch (ForgeRefused refused) {
            throw answer.status() == 403
                    ? suspended(repository)
                    : new NoAccess(app + " gets no token for " + repository + " (" + refused.getMessage()
                            + "): its installation is to accept the permissions that Afterrun needs.");
        }
    }

    /** GitHub refuses a token altogether for which more is asked than was granted. */
    private static Map<String, String> permissions(GitHubJson.Installation installation) {
        var wanted = new TreeMap<>(PERMISSIONS);
        for (var permission : OPTIONAL) {
            var granted = installation.permissions().get(permission);
            if (granted != null) {
                wanted.put(permission, granted);
            }
        }
        return wanted;
    }

    private NoAccess suspended(RepositoryName repository) {
        return new NoAccess(app + " is suspended on " + repository + ": unsuspend its installation there.");
    }
}
