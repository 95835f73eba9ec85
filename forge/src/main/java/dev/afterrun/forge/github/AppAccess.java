package dev.afterrun.forge.github;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * By an App's installations. Which installation a repository belongs to is asked once an hour, a token lasts for an hour
 * and is fetched once however many need it; both are asked for anew where GitHub does not take the token.
 */
final class AppAccess implements Access {
    /** So long before its end a token is no longer used: a request under way is to end before. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** What an installation may do, its account may change at any time. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final JsonClient http;
    private final AppApi api;
    private final Clock clock;
    private final Once<GitHubJson.User> author = new Once<>();
    private final ConcurrentMap<RepositoryName, Known> installations = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Once<GitHubJson.InstallationToken>> tokens = new ConcurrentHashMap<>();

    AppAccess(JsonClient http, GitHubApp app, Clock clock) {
        this.http = http;
        this.api = new AppApi(http, app, clock);
        this.clock = clock;
    }

    /** GitHub counts by installation, and an account has one. */
    @Override
    public String accountOf(RepositoryName repository) {
        return repository.owner().toLowerCase(Locale.ROOT);
    }

    @Override
    public String token(RepositoryName repository) throws IOException {
        var installation = installationOf(repository);
        return tokenOf(installation)
                .get(this::isGood, () -> fetched(installation, repository))
                .token();
    }

    @Override
    public boolean isRenewed(RepositoryName repository, String token) {
        var known = installations.remove(repository);
        if (known != null) {
            tokenOf(known.installation()).dropIf(kept -> kept.token().equals(token));
        }
        return true;
    }

    @Override
    public void confirm(RepositoryName repository) throws IOException {
        installations.remove(repository);
        installationOf(repository);
    }

    @Override
    public GitHubJson.User author(RepositoryName repository) throws IOException {
        return author.get(() -> {
            var bot = "/users/" + api.self().slug() + "%5Bbot%5D";
            return Signed.ask(http, this, repository, signed -> signed.get(bot))
                    .good()
                    .as(GitHubJson.User.class);
        });
    }

    private GitHubJson.Installation installationOf(RepositoryName repository) throws IOException {
        var known = installations.get(repository);
        if (known == null || known.seenAt().plus(LOOK_AGAIN).isBefore(clock.instant())) {
            known = new Known(api.installation(repository), clock.instant());
            installations.put(repository, known);
        }
        return known.installation();
    }

    private Once<GitHubJson.InstallationToken> tokenOf(GitHubJson.Installation installation) {
        return tokens.computeIfAbsent(installation.id(), id -> new Once<>());
    }

    private boolean isGood(GitHubJson.InstallationToken token) {
        return token.expiresAt().minus(MARGIN).isAfter(clock.instant());
    }

    private GitHubJson.InstallationToken fetched(GitHubJson.Installation installation, RepositoryName repository)
            throws IOException {
        try {
            return api.token(installation, repository)
                    .orElseThrow(() -> new IOException("The App was installed anew for " + repository + "."));
        } catch (NoAccess | IOException failed) {
            // Whatever it was: the next one looks first whether there is an installation.
            installations.remove(repository);
            throw failed;
        }
    }

    /** An installation as it was then. */
    private record Known(GitHubJson.Installation installation, Instant seenAt) {}
}
