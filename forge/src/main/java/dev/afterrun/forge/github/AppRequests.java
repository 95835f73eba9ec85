package dev.afterrun.forge.github;

import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.http.Answer;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.time.Clock;

/** What an App asks as itself: each request is signed with a JWT of its own, and a {@link NoAccess} where GitHub does not know us. */
final class AppRequests {
    private final JsonClient http;
    private final GitHubApp app;
    private final AppJwt jwt;

    AppRequests(JsonClient http, GitHubApp app, Clock clock) {
        this.http = http;
        this.app = app;
        this.jwt = new AppJwt(app, clock);
    }

    Answer get(String path) throws IOException {
        return known(signed().get(path));
    }

    Answer post(String path) throws IOException {
        return known(signed().post(path));
    }

    Answer post(String path, Object body) throws IOException {
        return known(signed().send("POST", path, body));
    }

    private JsonClient signed() {
        return GitHubHeaders.signed(http, jwt.text());
    }

    private Answer known(Answer answer) {
        if (answer.status() == 401) {
            throw new NoAccess("GitHub does not know us as " + app + " (401 to " + answer.request()
                    + "): check the App's id, its private key and this machine's clock.");
        }
        return answer;
    }
}
