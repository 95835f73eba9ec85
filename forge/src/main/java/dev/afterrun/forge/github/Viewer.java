package dev.afterrun.forge.github;

import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Whose a token is. {@code GET /user} tells it of people's tokens and answers 403 to those that an App was given for one
 * installation, a workflow's own {@code GITHUB_TOKEN} among them; these are told by GraphQL.
 */
final class Viewer {
    private static final int FORBIDDEN = 403;
    private static final Map<String, String> QUERY = Map.of("query", "{ viewer { databaseId } }");

    private Viewer() {}

    /** @param graphQl at {@link #graphQl}, with the same token as {@code rest} */
    static GitHubJson.User of(JsonClient rest, JsonClient graphQl) throws IOException {
        var person = rest.get("/user");
        try {
            return person.good().as(GitHubJson.User.class);
        } catch (ForgeRefused refused) {
            if (person.status() != FORBIDDEN) {
                throw refused;
            }
        }
        var told = graphQl.send("POST", "/graphql", QUERY).good().as(Told.class);
        return new GitHubJson.User(told.data().viewer().databaseId());
    }

    /** Below which {@code /graphql} is: on Enterprise Servers beside the REST API's version, not below it. */
    static URI graphQl(URI base) {
        return URI.create(base.toString().replaceFirst("/v3/*$", ""));
    }

    private record Told(Answered data) {}

    private record Answered(Bot viewer) {}

    private record Bot(long databaseId) {}
}
