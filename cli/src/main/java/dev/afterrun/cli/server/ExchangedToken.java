package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.token.SignedUploadToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The signed token that storage gives for an upload token, since ingest takes no other. It is exchanged at the first need, and again
 * when two thirds of its time are over: by how long it lasts, not by when it ends, since a job's clock may be wrong.
 */
final class ExchangedToken implements Supplier<Proof> {
    private static final String WHAT = "exchanging the upload token";

    private final Token upload;
    private final URI at;
    private final Http http;
    private final LongSupplier nanos;
    private final ReentrantLock exchanging = new ReentrantLock();
    private Token signed = new Token("");
    private long newUntil;

    /**
     * @param http shows no token by itself
     * @param nanos as {@link System#nanoTime()}
     */
    ExchangedToken(Token upload, URI storage, Http http, LongSupplier nanos) {
        this.upload = upload;
        this.at = URI.create(storage + "/v1/upload-tokens/exchange");
        this.http = http;
        this.nanos = nanos;
    }

    /** One that is good for a while yet. */
    @Override
    public Token get() {
        exchanging.lock();
        try {
            if (signed.value().isEmpty() || nanos.getAsLong() - newUntil >= 0) {
                var asked = nanos.getAsLong();
                var given = exchange();
                signed = new Token(given.token());
                newUntil = asked + Duration.ofSeconds(given.seconds()).toNanos() / 3 * 2;
            }
            return signed;
        } finally {
            exchanging.unlock();
        }
    }

    private SignedUploadToken exchange() {
        var call = Call.of(WHAT, at, Call.SHORT);
        call.request().header("Authorization", "Bearer " + upload.value()).POST(BodyPublishers.noBody());
        var answer = http.send(call);
        if (!answer.isDone()) {
            throw Refusal.of(WHAT, answer);
        }
        try {
            return Json.read(answer.body(), SignedUploadToken.class);
        } catch (IOException e) {
            // Without the cause, which might quote the token.
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    WHAT,
                    "the answer cannot be read",
                    "take the command line of the server's own version, from its /cli/");
        }
    }
}
