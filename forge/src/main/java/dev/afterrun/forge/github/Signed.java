package dev.afterrun.forge.github;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.Answer;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;

/** Signs requests about a repository, and does so anew where GitHub takes a token no more. */
final class Signed {
    /** One request. */
    interface Request {
        Answer sent(JsonClient signed) throws IOException;
    }

    private Signed() {}

    static Answer ask(JsonClient http, Access access, RepositoryName repository, Request request) throws IOException {
        var token = access.token(repository);
        var answer = request.sent(GitHubHeaders.signed(http, token));
        return answer.status() == 401 && access.isRenewed(repository, token)
                ? request.sent(GitHubHeaders.signed(http, access.token(repository)))
                : answer;
    }
}
