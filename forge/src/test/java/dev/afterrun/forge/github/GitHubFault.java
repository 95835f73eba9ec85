package dev.afterrun.forge.github;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong at one request.
 *
 * @param status of the answer that stands in for the usual one; none comes where it is 0, and the connection breaks
 * @param isDone whether what was asked for happens all the same
 */
public record GitHubFault(int status, Map<String, String> headers, String message, boolean isDone) {
    /** Decides, for each request, whether something goes wrong. */
    public interface Plan {
        /** Nothing does. */
        Plan NONE = request -> null;

        /** Null where all is well; {@code request} is the method and the path. */
        @Nullable
        GitHubFault at(String request);
    }

    /** An answer instead of what was asked for. */
    public static GitHubFault answering(int status, String message) {
        return new GitHubFault(status, Map.of(), message, false);
    }

    /** A limit is reached, and GitHub says for how long. */
    public static GitHubFault limit(int status, int seconds) {
        return new GitHubFault(status, Map.of("Retry-After", String.valueOf(seconds)), "rate limit exceeded", false);
    }

    /** The connection breaks before anything happened. */
    public static GitHubFault broken() {
        return new GitHubFault(0, Map.of(), "", false);
    }

    /** What was asked for happens, and its answer is lost. */
    public static GitHubFault answerLost() {
        return new GitHubFault(0, Map.of(), "", true);
    }
}
