package dev.afterrun.forge.github;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.afterrun.forge.ForgeRefused;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An App that GitHub has made from a manifest, with the secrets that it tells this once.
 *
 * @param slug its name in addresses
 * @param page its page for people
 * @param key its private key, as PEM
 * @param webhookSecret what its webhooks are signed with; empty where it has none
 */
public record NewGitHubApp(long id, String slug, URI page, String key, Optional<String> webhookSecret) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** Whether GitHub may have given out such a code; nothing else is sent to it. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /**
     * Exchanges the code that GitHub sent a browser back with. It is good for an hour, and once.
     *
     * @param api as {@link GitHubForge#withToken} takes it
     * @throws IOException when there was no answer: the App is there all the same, and its key is lost
     * @throws ForgeRefused when GitHub does not know the code
     * @throws IllegalArgumentException when the secrets would travel in the clear
     */
    public static NewGitHubApp from(URI api, String code) throws IOException {
        if (!isCode(code)) {
            throw new ForgeRefused("This is no code of GitHub's: begin anew.");
        }
        var answer = GitHubHeaders.client(api).post("/app-manifests/" + code + "/conversions");
        try {
            return answer.good().as(Made.class).app();
        } catch (ForgeRefused refused) {
            // Without the request, whose address has the code in it.
            throw new ForgeRefused("GitHub answered " + answer.status()
                    + " to its code, which is good for an hour, and once: begin anew.");
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "App " + id + " (" + slug + ")";
    }

    /** As GitHub tells it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Made(long id, String slug, URI htmlUrl, String pem, Optional<String> webhookSecret) {
        NewGitHubApp app() {
            return new NewGitHubApp(id, slug, htmlUrl, pem, webhookSecret);
        }
    }
}
