package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** HTTP with time limits and retries; the token goes to the origins it is meant for and nowhere else. */
public final class Http {
    private static final int UNAUTHENTICATED = 401;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Bytes that the client reads and writes at once; without it, 16 KB. It asks for this before its first connection. */
    private static final String AT_ONCE = "jdk.httpclient.bufsize";

    static {
        if (System.getProperty(AT_ONCE) == null) {
            System.setProperty(AT_ONCE, "131072");
        }
    }

    /** Those that have not ended, as long as somebody has them. */
    private static final Set<HttpClient> CLIENTS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private static final Duration ENDING = Duration.ofMillis(100);

    private final HttpClient client;
    private final Supplier<? extends Proof> proof;
    private final Set<String> origins;
    private final Retry retry;

    private Http(HttpClient client, Supplier<? extends Proof> proof, Set<String> origins, Retry retry) {
        this.client = client;
        this.proof = proof;
        this.origins = origins;
        this.retry = retry;
    }

    /**
     * Begins, on another thread, what the first request would wait for: a thousand classes of HTTP, TLS and JSON, and the certificates
     * that this machine trusts.
     */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("preparing").start(() -> {
            var client = client();
            Json.prepare();
            client.close();
        });
    }

    /** A client that shows the endpoint's token to the endpoint only, unless that is to be exchanged first. */
    public static Http of(Endpoint endpoint, Retry retry) {
        var proof = endpoint.proof();
        var shown = proof instanceof Token token && token.isForUploads() ? NoToken.GIVEN : proof;
        return new Http(client(), () -> shown, Set.of(origin(endpoint.url())), retry);
    }

    /** A client for what is no server of ours. */
    public static Http withoutToken(Retry retry) {
        return new Http(client(), () -> NoToken.GIVEN, Set.of(), retry);
    }

    /**
     * Ends what is under way, before the process does: at its end a JVM waits for threads that are in the system's hands, as those
     * that wait for the network are, and gives up after 300 ms.
     */
    public static void end() {
        var clients = List.copyOf(CLIENTS);
        clients.forEach(HttpClient::shutdownNow);
        try {
            for (var client : clients) {
                var unused = client.awaitTermination(ENDING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpClient client() {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
        CLIENTS.add(client);
        return client;
    }

    /** The same client, which shows its token to these as well. */
    Http trusting(URI... more) {
        var all = new HashSet<>(origins);
        for (var url : more) {
            all.add(origin(url));
        }
        return new Http(client, proof, Set.copyOf(all), retry);
    }

    /** The same client with another proof, which it asks for each time. */
    Http proving(Supplier<Proof> other) {
        return new Http(client, other, origins, retry);
    }

    /** The same client, which shows its token to nobody. */
    public Http withoutToken() {
        return new Http(client, () -> NoToken.GIVEN, Set.of(), retry);
    }

    /** Whether there is a token to show to those that it is for. */
    public boolean bringsToken() {
        return proof.get() instanceof Token;
    }

    /** How this client retries. */
    public Retry retry() {
        return retry;
    }

    /** Sends until there is an answer that trying again would not change. */
    public Answer send(Call call) {
        return send(() -> call);
    }

    /** The same, where each try must be made anew: signed for its own moment, or with a token that is still good. */
    public Answer send(Supplier<Call> tries) {
        for (var trying = retry.tries(); ; ) {
            var call = tries.get();
            Outage outage;
            try {
                var answer = once(call);
                if (!answer.isPassing()) {
                    return answer;
                }
                outage = Outage.of(answer);
            } catch (InterruptedIOException e) {
                throw Outage.of(e).failure(call);
            } catch (IOException e) {
                outage = Outage.of(e);
            }
            trying.goOnAfter(call, outage);
        }
    }

    /** Sends once. An {@link IOException} says that trying again may help; so may an answer that is passing. */
    public Answer once(Call call) throws IOException {
        return once(call, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The same with a long answer, which {@code body} takes as it comes; it counts as moving what {@code call} watches. */
    public Answer once(Call call, HttpResponse.BodyHandler<byte[]> body) throws IOException {
        var request = call.request().copy();
        var brought = origins.contains(origin(call.to())) ? proof.get() : NoToken.GIVEN;
        if (brought instanceof Token secret) {
            request.setHeader("Authorization", "Bearer " + secret.value());
        }
        var coming =
                client.sendAsync(request.setHeader("User-Agent", "afterrun").build(), body);
        var answer = Answer.of(await(coming, call));
        if (answer.status() == UNAUTHENTICATED && brought instanceof NoToken none) {
            refuseForWantOfOne(call, none);
        }
        return answer;
    }

    private static void refuseForWantOfOne(Call call, NoToken none) {
        none.because().ifPresent(why -> {
            throw new Failure(ExitCode.REFUSED, call.what(), why);
        });
    }

    /** Waits as long as something moves: a big file may take hours, a stalled connection may not. */
    private static HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> coming, Call call)
            throws IOException {
        try {
            for (var before = -1L; ; ) {
                var sent = call.sent().getAsLong();
                if (before == sent) {
                    coming.cancel(true);
                    throw new HttpTimeoutException(
                            "no answer within " + call.patience().toSeconds() + " s");
                }
                before = sent;
                try {
                    return coming.get(call.patience().toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Looked at above: it may have moved meanwhile.
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
