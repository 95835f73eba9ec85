package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.Presentation;
import dev.afterrun.blobs.bucket.Bucket;
import dev.afterrun.blobs.bucket.BucketPage;
import dev.afterrun.blobs.bucket.Chunk;
import dev.afterrun.blobs.bucket.NamesNotDeleted;
import dev.afterrun.blobs.bucket.Opened;
import dev.afterrun.blobs.bucket.SignedWriting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A container of Swift. */
public final class SwiftBucket implements Bucket {
    private final SwiftSettings settings;
    private final SwiftClient client;
    private final Writing writing;
    private final Joining joining;
    private final Deleting deleting;
    private final Optional<TemporaryUrls> addresses;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("swift-watch").factory());
    /** Swift checks for an object before it takes the body, so of two writers at once both would pass. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** The container that {@code settings} name; nothing is asked of it yet. */
    public SwiftBucket(SwiftSettings settings, Clock clock) {
        this.settings = settings;
        this.client = new SwiftClient(settings);
        this.writing = new Writing(client, settings);
        this.joining = new Joining(client, settings);
        this.deleting = new Deleting(client, settings);
        this.addresses =
                settings.temporaryUrlKey().map(key -> new TemporaryUrls(key, settings.addressLifetime(), clock));
    }

    @Override
    public boolean put(String name, ByteBuffer bytes) throws IOException {
        return alone(name, () -> writing.put(name, bytes));
    }

    @Override
    public boolean putForAWhile(String name, ByteBuffer bytes) throws IOException {
        return alone(name, () -> writing.putForAWhile(name, bytes));
    }

    @Override
    public boolean join(String name, List<Chunk> chunks) throws IOException {
        return alone(name, () -> joining.join(name, chunks));
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        var answer = client.send("/" + name, request -> request.HEAD(), BodyHandlers.discarding());
        if (answer.statusCode() == SwiftClient.NOT_FOUND) {
            return OptionalLong.empty();
        }
        client.check(answer);
        return answer.headers().firstValueAsLong("Content-Length");
    }

    @Override
    public Optional<Opened> open(String name, long offset, long length) throws IOException {
        var range = "bytes=" + offset + "-" + (offset + length - 1);
        var answer = client.send("/" + name, request -> request.header("Range", range), BodyHandlers.ofInputStream());
        if (answer.statusCode() / 100 == 2) {
            var sent = answer.headers().firstValueAsLong("Content-Length").orElse(0);
            return Optional.of(new Opened(new Watched(answer.body(), watch, settings.patience()), sent));
        }
        answer.body().close();
        return switch (answer.statusCode()) {
            case SwiftClient.NOT_FOUND -> Optional.empty();
            case SwiftClient.RANGE_NOT_SATISFIABLE -> Optional.of(new Opened(InputStream.nullInputStream(), 0));
            default -> throw client.failed(answer);
        };
    }

    @Override
    public void delete(Collection<String> names) throws NamesNotDeleted {
        deleting.delete(names);
    }

    @Override
    public BucketPage list(String prefix, String after, int limit) throws IOException {
        return new Listing(client).list(prefix, after, limit);
    }

    @Override
    public boolean refusesDamaged(String name) throws IOException {
        return writing.refuses(name, ByteBuffer.allocate(1), ByteBuffer.allocate(2));
    }

    @Override
    public Optional<URI> address(String name, Presentation presentation) throws IOException {
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(addresses.get().reading(client.container(), name, presentation));
    }

    @Override
    public Optional<SignedWriting> signedWriting() {
        return addresses.map(signing -> new SwiftSignedWriting(client, joining, deleting, signing, settings.stay()));
    }

    /** Swift has no rules; what is needed for a while says so itself. The key for addresses is made the container's too. */
    @Override
    public boolean endsAbandoned(String staging, String objects) throws IOException {
        if (addresses.isPresent()) {
            new SigningKey(client, addresses.get()).makeKnown();
        }
        return writing.endsByItself(staging + "ends-by-itself/" + UUID.randomUUID());
    }

    /** Whether the store takes addresses that are signed here; also where none are. */
    public boolean takesAddresses() throws IOException {
        return addresses.isEmpty() || new SigningKey(client, addresses.get()).isKnown();
    }

    @Override
    public void close() {
        client.close();
        watch.shutdownNow();
    }

    private boolean alone(String name, Write write) throws IOException {
        if (!underWay.add(name)) {
            return false;
        }
        try {
            return write.run();
        } finally {
            underWay.remove(name);
        }
    }

    @FunctionalInterface
    private interface Write {
        boolean run() throws IOException;
    }
}
