package dev.afterrun.forge.github;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** By the App that is for the repository's owner; else by the one that is for all, else by a token, else by nothing. */
final class AccessByOwner implements Access {
    private final Map<String, Access> byOwner;
    private final Optional<Access> forOthers;

    private AccessByOwner(Map<String, Access> byOwner, Optional<Access> forOthers) {
        this.byOwner = byOwner;
        this.forOthers = forOthers;
    }

    /** @throws IllegalArgumentException when two Apps are for the same owner, or for all */
    static Access of(JsonClient http, List<GitHubApp> apps, Optional<String> token, Clock clock) {
        var byOwner = new HashMap<String, Access>();
        Optional<Access> forOthers = Optional.empty();
        for (var app : apps) {
            var access = new AppAccess(http, app, clock);
            if (app.owners().isEmpty()) {
                requireFree(forOthers.isEmpty(), "all owners that no other App is for");
                forOthers = Optional.of(access);
            }
            for (var owner : app.owners()) {
                requireFree(byOwner.put(owner, access) == null, owner);
            }
        }
        return new AccessByOwner(
                Map.copyOf(byOwner), forOthers.or(() -> token.map(text -> new TokenAccess(http, text))));
    }

    @Override
    public String accountOf(RepositoryName repository) {
        return find(repository).map(access -> access.accountOf(repository)).orElse("");
    }

    @Override
    public String token(RepositoryName repository) throws IOException {
        return of(repository).token(repository);
    }

    @Override
    public boolean isRenewed(RepositoryName repository, String token) {
        return of(repository).isRenewed(repository, token);
    }

    @Override
    public void confirm(RepositoryName repository) throws IOException {
        of(repository).confirm(repository);
    }

    @Override
    public GitHubJson.User author(RepositoryName repository) throws IOException {
        return of(repository).author(repository);
    }

    private Access of(RepositoryName repository) {
        return find(repository).orElseThrow(() -> new NoAccess(missing(repository)));
    }

    private String missing(RepositoryName repository) {
        return byOwner.isEmpty()
                ? "There is neither an App nor a token to ask GitHub for " + repository + " with: configure one."
                : "No App is for " + repository.owner() + ", to which " + repository
                        + " belongs: configure one, or one for all owners.";
    }

    private Optional<Access> find(RepositoryName repository) {
        return Optional.ofNullable(byOwner.get(repository.owner().toLowerCase(Locale.ROOT)))
                .or(() -> forOthers);
    }

    private static void requireFree(boolean free, String owner) {
        if (!free) {
            throw new IllegalArgumentException("Two Apps are for " + owner + ": name different owners.");
        }
    }
}
