package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.discovery.Discovery;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An installation whose parts are known. */
public record Server(Discovery parts, Http http) {
    /** Asks what is at {@code found} where its parts are. The caller's {@code own} tokens serve where none was given. */
    public static Server at(Endpoint found, OwnTokens own, Retry retry) {
        var endpoint = found.left() && own.precedeLeft(found.url()) ? found.withoutToken() : found;
        var http = Http.of(endpoint, retry);
        var parts = ask(endpoint, http);
        var trusting = http.trusting(parts.events(), parts.storage());
        return new Server(
                parts, proof(endpoint, own, parts, http).map(trusting::proving).orElse(trusting));
    }

    /** What takes the place of the endpoint's own token; empty where that serves as it is. */
    private static Optional<Supplier<Proof>> proof(Endpoint endpoint, OwnTokens own, Discovery parts, Http http) {
        var given = endpoint.token();
        return given.isEmpty()
                ? Optional.of(own.at(endpoint.url(), parts, http.withoutToken()))
                : given.filter(Token::isForUploads)
                        .map(token ->
                                new ExchangedToken(token, parts.storage(), http.withoutToken(), System::nanoTime));
    }

    private static Discovery ask(Endpoint endpoint, Http http) {
        var what = "finding the server that " + endpoint.origin() + " names";
        var to = URI.create(endpoint.url() + Discovery.PATH);
        var answer = http.send(Call.of(what, to, Call.SHORT));
        if (!answer.isDone()) {
            throw Refusal.of(what, answer);
        }
        try {
            var parts = Json.read(answer.body(), Discovery.class);
            if (isWhole(parts)) {
                return parts;
            }
        } catch (IOException e) {
            // Told below: some other server's page.
        }
        throw new Failure(
                ExitCode.NONE_THERE, what, "what answers at " + to + " is no Afterrun server", "correct the address");
    }

    private static boolean isWhole(Discovery parts) {
        return Stream.of(parts.events(), parts.storage(), parts.web(), parts.content())
                .allMatch(Objects::nonNull);
    }

    /** Sends and insists on success. */
    public Answer done(Call call) {
        var answer = http.send(call);
        if (!answer.isDone()) {
            throw Refusal.of(call.what(), answer);
        }
        return answer;
    }

    /** Sends, insists on success, and reads the answer. */
    public <T> T read(Call call, Class<T> type) {
        return read(call, http.send(call), type);
    }

    /** Insists that {@code answer} to {@code call} says success, and reads it. */
    public <T> T read(Call call, Answer answer, Class<T> type) {
        if (!answer.isDone()) {
            throw Refusal.of(call.what(), answer);
        }
        try {
            return Json.read(answer.body(), type);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    call.what(),
                    "the answer cannot be read",
                    "take the command line of the server's own version, from its /cli/");
        }
    }
}
