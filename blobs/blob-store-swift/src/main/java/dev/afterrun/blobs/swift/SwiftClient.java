package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.StoreFull;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Requests to one container, logged in. */
final class SwiftClient implements AutoCloseable {
    static final int BAD_REQUEST = 400;
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
        return loggedIn(account -> exchange.send(request.apply(as(account, path)), body, atMost));
    }

    /** The answer to one try alone: for what must not be done twice. */
    <T> HttpResponse<T> sendOnce(
            String path, UnaryOperator<HttpRequest.Builder> request, BodyHandler<T> body, Duration atMost)
            throws IOException {
        return loggedIn(account -> exchange.sendOnce(request.apply(as(account, path)), body, atMost));
    }

    /** What {@code request} makes of the account's own address; {@code query} begins with '?'. */
    <T> HttpResponse<T> sendToAccount(
            String query, UnaryOperator<HttpRequest.Builder> request, BodyHandler<T> body, Duration atMost)
            throws IOException {
        return loggedIn(account ->
                exchange.send(request.apply(as(account, URI.create(account.storage() + query))), body, atMost));
    }

    /** What the cluster tells anybody of itself: it lies beside the version of its API. */
    HttpResponse<byte[]> info() throws IOException {
        var storage = tokens.account().storage().toString();
        var version = storage.indexOf("/v1", storage.indexOf("://") + "://".length());
        var cluster = version < 0 ? storage : storage.substring(0, version);
        return exchange.send(HttpRequest.newBuilder(URI.create(cluster + "/info")), BodyHandlers.ofByteArray());
    }

    /** What anybody is answered who has this address, and no token. */
    HttpResponse<Void> asAnybody(URI address) throws IOException {
        return exchange.send(HttpRequest.newBuilder(address), BodyHandlers.discarding(), patience);
    }

    private <T> HttpResponse<T> loggedIn(Sending<T> sending) throws IOException {
        var account = tokens.account();
        var answer = sending.send(account);
        if (answer.statusCode() != UNAUTHORIZED) {
            return answer;
        }
        // Its time was over.
        tokens.refused(account);
        return sending.send(tokens.account());
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

    private HttpRequest.Builder as(Account account, String path) {
        return as(account, URI.create(account.storage() + "/" + container + path));
    }

    private static HttpRequest.Builder as(Account account, URI address) {
        return HttpRequest.newBuilder(address).header("X-Auth-Token", account.token());
    }

    @FunctionalInterface
    private interface Sending<T> {
        HttpResponse<T> send(Account account) throws IOException;
    }
}
