package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.ObjectKey;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a server of the tests answers to deletions otherwise than it was asked, whether they come alone or with others. */
public final class DeletionTrouble {
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean togetherKnown = true;

    private record Refusal(int status, int times) {}

    /** The next deletions of this object are answered so. */
    void refuse(ObjectKey object, int status, int times) {
        refusals.put(object.value(), new Refusal(status, times));
    }

    /** From now on requests for many objects are not known. */
    void knowNoneTogether() {
        togetherKnown = false;
    }

    /** Requests that were about deletions. */
    int requests() {
        return requests.get();
    }

    /** To be told by the server for each request about deletions. */
    public void asked() {
        requests.incrementAndGet();
    }

    /** Whether the server knows requests for many objects. */
    public boolean togetherKnown() {
        return togetherKnown;
    }

    /** What the server is to answer to the deletion of {@code name}, which then changes nothing; empty where it is to do it. */
    public OptionalInt met(String name) {
        var key = name.replaceFirst("^.*objects/", "");
        var refusal = refusals.get(key);
        if (refusal == null || refusal.times() == 0) {
            return OptionalInt.empty();
        }
        refusals.put(key, new Refusal(refusal.status(), refusal.times() - 1));
        return OptionalInt.of(refusal.status());
    }
}
