package dev.afterrun.forge.github;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;

/** By one token that somebody gave us: what it may see is all there is, and its account writes the comments. */
final class TokenAccess implements Access {
    private final JsonClient http;
    private final String token;
    private final Once<GitHubJson.User> self = new Once<>();

    TokenAccess(JsonClient http, String token) {
        this.http = GitHubHeaders.signed(http, token);
        this.token = token;
    }

    @Override
    public String accountOf(RepositoryName repository) {
        return "";
    }

    @Override
    public String token(RepositoryName repository) {
        return token;
    }

    @Override
    public boolean isRenewed(RepositoryName repository, String refused) {
        return false;
    }

    @Override
    public void confirm(RepositoryName repository) {
        // A token cannot be asked for what it may not see.
    }

    @Override
    public GitHubJson.User author(RepositoryName repository) throws IOException {
        return self.get(() -> http.get("/user").good().as(GitHubJson.User.class));
    }
}
