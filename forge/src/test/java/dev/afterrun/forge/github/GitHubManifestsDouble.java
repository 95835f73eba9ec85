package dev.afterrun.forge.github;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The Apps that people have made from manifests, each told once to whoever has the code. */
public final class GitHubManifestsDouble {
    /** Where it is an Enterprise Server, its API is below {@code /api/v3}. */
    private static final Pattern CONVERSION =
            Pattern.compile("POST (?:/api/v3)?/app-manifests/(?<code>[A-Za-z0-9_-]+)/conversions");

    private final Map<String, Map<String, Object>> made = new ConcurrentHashMap<>();

    /** Somebody presses the button on GitHub's page; this is the code that their browser is sent back with. */
    public String make(String slug, String webhookSecret) {
        var code = "a180b1a3d263c81bc6441d7b990bae27d4c10679" + made.size();
        made.put(
                code,
                Map.of(
                        "id",
                        4711,
                        "slug",
                        slug,
                        "name",
                        slug,
                        "html_url",
                        "https://github.com/apps/" + slug,
                        "client_id",
                        "Iv1.8a61f9b3a7aba766",
                        "client_secret",
                        "1726be1638095a19edd134c77bde3aa2ece1e5d8",
                        "webhook_secret",
                        webhookSecret,
                        "pem",
                        GitHubAppDouble.pem()));
        return code;
    }

    /** Empty where the request is another. */
    Optional<GitHubReply> answer(String request) {
        var asked = CONVERSION.matcher(request);
        if (!asked.matches()) {
            return Optional.empty();
        }
        var app = made.remove(asked.group("code"));
        return Optional.of(app == null ? GitHubReply.NOT_FOUND : new GitHubReply(201, app));
    }
}
