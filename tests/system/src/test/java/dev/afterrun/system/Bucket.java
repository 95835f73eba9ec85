package dev.afterrun.system;

import dev.afterrun.blobs.bucket.FaultyProxy;
import dev.afterrun.blobs.bucket.FaultyProxy.Fault;
import dev.afterrun.blobs.s3.S3Proxy;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A bucket of a real S3 server, which jobs reach through a proxy that counts what they send and can fail. */
final class Bucket implements AutoCloseable {
    private static final String NAME = "afterrun";
    private static final Pattern PART = Pattern.compile("partNumber=(\\d+)");

    private final S3Proxy server;
    private final FaultyProxy proxy;
    private final Set<String> sent = Collections.synchronizedSet(new LinkedHashSet<>());

    private Bucket(S3Proxy server, FaultyProxy proxy) {
        this.server = server;
        this.proxy = proxy;
    }

    /** A new bucket, whose server keeps its settings in a directory of that name. */
    static Bucket start(String name) throws IOException {
        var server = S3Proxy.start(Workspace.directory(name));
        server.create(NAME);
        var bucket = new Bucket(server, FaultyProxy.before(server.address()));
        bucket.behave();
        return bucket;
    }

    /** The settings with storage on this bucket. */
    StackSettings of(StackSettings settings) {
        return settings.with(Service.STORAGE, "AFTERRUN_BLOBS_KIND", "s3")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_BUCKET", NAME)
                .with(
                        Service.STORAGE,
                        "AFTERRUN_BLOBS_S3_ENDPOINT",
                        server.address().toString())
                .with(
                        Service.STORAGE,
                        "AFTERRUN_BLOBS_S3_READERS_ENDPOINT",
                        proxy.address().toString())
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_ADDRESSING", "path")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_ACCESS_KEY", S3Proxy.ACCESS_KEY)
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_SECRET_KEY", S3Proxy.SECRET_KEY);
    }

    /** From now on all goes well, and what was sent is forgotten. */
    void behave() {
        fail(0, Fault.OVERLOADED, request -> false);
        sent.clear();
    }

    /** The next so many of what jobs send come to nothing that way. */
    void fail(int count, Fault fault, Predicate<String> which) {
        proxy.failNext(count, fault, request -> request.startsWith("PUT ") && isHit(request, which));
    }

    /** How many have failed since. */
    int failed() {
        return proxy.met();
    }

    /** What jobs have sent since: numbers of parts, or "whole". */
    Set<String> sent() {
        return Set.copyOf(sent);
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }

    /** One after the other, since whether one is may follow from what was sent before. */
    private synchronized boolean isHit(String request, Predicate<String> which) {
        var part = PART.matcher(request);
        var name = part.find() ? part.group(1) : "whole";
        if (which.test(name)) {
            return true;
        }
        sent.add(name);
        return false;
    }
}
