package dev.afterrun.forge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;

/** Turns an answer that retrying cannot help into one sentence with the mend. */
final class Refusal {
    private static final int SHOWN = 300;

    private Refusal() {}

    static ForgeRefused of(Answer answer) {
        var words = words(answer.body());
        var sentence =
                "The forge answered " + answer.status() + " to " + answer.request() + words + ": " + mend(answer) + ".";
        return shutsUsOut(answer.status(), words) ? new NoAccess(sentence) : new ForgeRefused(sentence);
    }

    /** GitHub answers 403 to a suspended App, or account, and to what a good one may not do. */
    private static boolean shutsUsOut(int status, String words) {
        return status == 401 || (status == 403 && words.contains("suspended"));
    }

    private static String mend(Answer answer) {
        return switch (answer.status()) {
            case 401 -> "give it a token that is valid";
            case 403 -> permission(answer.request());
            case 404 -> "check the repository's name, and that the token may see it";
            case 410 -> "switch issues on in this repository";
            default -> "it will not take this request as it is";
        };
    }

    private static String permission(String request) {
        if (request.contains("/check-runs")) {
            return "only a GitHub App with the permission \"Checks: Read and write\" may do that; elsewhere set"
                    + " check = \"status\" in the repository's afterrun.toml";
        }
        return request.contains("/statuses/")
                ? "give the App or the token the permission \"Commit statuses: Read and write\""
                : "let the token write to this repository's pull requests, or unlock the conversation";
    }

    /** What the forge says itself; GitHub calls it {@code message}, RFC 9457 {@code detail}. */
    private static String words(String body) {
        try {
            var json = Json.MAPPER.readTree(body);
            var words = json.path("message").asText(json.path("detail").asText(""));
            return words.isBlank()
                    ? ""
                    : " (" + bounded(words.replaceAll("\\s+", " ").strip()) + ")";
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    private static String bounded(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
