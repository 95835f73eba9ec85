package dev.afterrun.blobs.gcs;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects that are written anew from others: in one request where no bytes need to move; else in as many as it takes, each of
 * which goes on where the token of the one before says.
 */
final class ServedRewrites {
    private static final long MEGABYTE = 1024 * 1024;

    private final Map<String, Underway> underway = new ConcurrentHashMap<>();
    private volatile long atMost = Long.MAX_VALUE;

    private record Underway(ServedObject source, String target, long written) {}

    void atMost(long bytes) {
        atMost = bytes;
    }

    Reply rewrite(ServedBucket bucket, String object, ServedBucket target, String name, Call call) {
        var source = bucket.find(object);
        if (source.isEmpty()) {
            return Reply.error(404, "notFound");
        }
        if (call.parameter("ifSourceGenerationMatch")
                        .filter(asked -> !source.get().isGeneration(asked))
                        .isPresent()
                || (isForNothing(call) && target.find(name).isPresent())) {
            return Reply.error(412, "conditionNotMet");
        }
        var begun = begun(source.get(), name, call);
        return begun.isEmpty() ? Reply.error(400, "invalid") : goOn(begun.get(), target, call);
    }

    /** Where the token says; empty where it is none, or of something else. */
    private Optional<Underway> begun(ServedObject source, String name, Call call) {
        return call.parameter("rewriteToken")
                .map(token -> Optional.ofNullable(underway.remove(token))
                        .filter(before ->
                                before.source() == source && before.target().equals(name)))
                .orElseGet(() -> Optional.of(new Underway(source, name, 0)));
    }

    private Reply goOn(Underway begun, ServedBucket target, Call call) {
        var asked = call.parameter("maxBytesRewrittenPerCall").map(Long::parseLong);
        if (asked.filter(bytes -> bytes < MEGABYTE || bytes % MEGABYTE != 0).isPresent()) {
            return Reply.error(400, "invalid");
        }
        var size = begun.source().content().length;
        var most = Math.min(atMost, size - begun.written());
        var written = begun.written() + Math.min(most, asked.orElse(Long.MAX_VALUE));
        var answer = new JsonObject();
        answer.addProperty("kind", "storage#rewriteResponse");
        answer.addProperty("totalBytesRewritten", Long.toString(written));
        answer.addProperty("objectSize", Integer.toString(size));
        answer.addProperty("done", written == size);
        if (written < size) {
            var token = UUID.randomUUID().toString();
            underway.put(token, new Underway(begun.source(), begun.target(), written));
            answer.addProperty("rewriteToken", token);
            return Reply.json(answer);
        }
        var object = target.write(begun.target(), begun.source().content(), call.json(), isForNothing(call));
        object.ifPresent(there -> answer.add("resource", there.resource("", "")));
        return object.isEmpty() ? Reply.error(412, "conditionNotMet") : Reply.json(answer);
    }

    private static boolean isForNothing(Call call) {
        return call.parameter("ifGenerationMatch").filter("0"::equals).isPresent();
    }
}
