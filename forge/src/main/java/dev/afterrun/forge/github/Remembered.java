package dev.afterrun.forge.github;

import dev.afterrun.forge.http.Answer;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what GitHub showed under which {@code ETag}: to ask whether it still holds costs nothing of the primary rate
 * limit when it does (304). GitHub looks at the token each time, so that nothing is seen that may no longer be seen.
 */
final class Remembered {
    /** Characters of all answers together. */
    private static final int ROOM = 8 * 1024 * 1024;

    /** Characters of one answer: a pull request, a page of short comments. */
    private static final int MOST = 128 * 1024;

    private final Map<String, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private int taken;

    /** What is at the path now. */
    Answer get(JsonClient http, String path) throws IOException {
        var known = find(path);
        if (known.isEmpty()) {
            return kept(path, http.get(path));
        }
        var answer = http.with("If-None-Match", tag(known.get()).orElseThrow()).get(path);
        return answer.status() == 304 ? known.get() : kept(path, answer);
    }

    private synchronized Optional<Answer> find(String path) {
        return Optional.ofNullable(answers.get(path));
    }

    private synchronized Answer kept(String path, Answer answer) {
        forget(path);
        if (answer.status() == 200 && tag(answer).isPresent() && answer.body().length() <= MOST) {
            while (taken + answer.body().length() > ROOM) {
                forget(answers.keySet().iterator().next());
            }
            answers.put(path, answer);
            taken += answer.body().length();
        }
        return answer;
    }

    private void forget(String path) {
        var gone = answers.remove(path);
        if (gone != null) {
            taken -= gone.body().length();
        }
    }

    private static Optional<String> tag(Answer answer) {
        return answer.headers().firstValue("ETag");
    }
}
