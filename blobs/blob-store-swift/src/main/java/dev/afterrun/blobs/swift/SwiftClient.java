package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.StoreFull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Requests to one container, logged in. */
final class SwiftClient implements AutoCloseable {
    static final int NOT_FOUND = 404;
    static final int PRECONDITION_FAILED = 412;
    static final int RANGE_NOT_SATISFIABLE = 416;
    static final int UNPROCESSABLE = 422;

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> FULL = Set.of(413, 507);

    private final String container;
    private final Duration patience;
    private final Exchange exchange;
    private final Tokens tokens;

    SwiftClient(SwiftSettings settings) {
        this.container = settings.container();
        this.patience = settings.patience();
        this.exchange = new Exchange(patience);
        this.tokens = new Tokens(settings.login(), exchange);
    }

    /** What {@code request} makes of an address below the container; {@code path} is empty or begins with '/' or '?'. */
    <T> HttpResponse<T> send(String path, UnaryOperator<HttpRequest.Builder> request, BodyHandler<T> body)
            throws IOException {
        return send(path, request, body, patience);
    }

    <T> HttpResponse<T> send(
            String path, UnaryOperator<HttpRequest.Builder> request, BodyHandler<T> body, Duration atMost)
            throws IOException {
        var account = tokens.account();
        var answer = sendAs(account, path, request, body, atMost);
        if (answer.statusCode() != UNAUTHORIZED) {
            return answer;
        }
        // Its time was over.
        tokens.refused(account);
        return sendAs(tokens.account(), path, request, body, atMost);
    }

    /** The address of the container as the account has it. */
    URI container() throws IOException {
        return URI.create(tokens.account().storage() + "/" + container);
    }

    /** What to throw for an answer that was not hoped for. */
    IOException failed(HttpResponse<?> answer) {
        var told = new IOException("the container " + container + " answered " + answer.statusCode() + " to "
                + answer.request().method() + " " + answer.uri());
        return FULL.contains(answer.statusCode()) ? new StoreFull("in the container " + container, told) : told;
    }

    /** @throws IOException unless the answer says that it was done */
    void check(HttpResponse<?> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw failed(answer);
        }
    }

    @Override
    public void close() {
        exchange.close();
    }

    private <T> HttpResponse<T> sendAs(
            Account account,
            String path,
            UnaryOperator<HttpRequest.Builder> request,
            BodyHandler<T> body,
            Duration atMost)
            throws IOException {
        var builder = HttpRequest.newBuilder(URI.create(account.storage() + "/" + container + path))
                .header("X-Auth-Token", account.token());
        return exchange.send(request.apply(builder), body, atMost);
    }
}
