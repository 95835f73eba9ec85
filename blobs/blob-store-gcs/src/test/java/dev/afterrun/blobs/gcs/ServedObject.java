package dev.afterrun.blobs.gcs;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;

/** An object of the server's, and its resource as the API's reference lists it. */
final class ServedObject {
    private static final AtomicLong GENERATIONS = new AtomicLong();

    private final byte[] content;
    private final JsonObject resource = new JsonObject();

    /** @param described what its writer said of it */
    ServedObject(String bucket, String name, byte[] content, JsonObject described) {
        this.content = content;
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        resource.addProperty("kind", "storage#object");
        resource.addProperty("bucket", bucket);
        resource.addProperty("name", name);
        resource.addProperty("generation", Long.toString(GENERATIONS.incrementAndGet()));
        resource.addProperty("metageneration", "1");
        resource.addProperty("size", Integer.toString(content.length));
        resource.addProperty("crc32c", crc32c(content));
        resource.addProperty("timeCreated", now);
        resource.addProperty("updated", now);
        for (var key : List.of("contentType", "metadata")) {
            if (described.has(key)) {
                resource.add(key, described.get(key));
            }
        }
    }

    String name() {
        return resource.get("name").getAsString();
    }

    byte[] content() {
        return content;
    }

    boolean isGeneration(String asked) {
        return asked.equals(resource.get("generation").getAsString());
    }

    /** Whether it is what {@code described} tells the checksum of, if it tells any. */
    boolean matches(JsonObject described) {
        return !described.has("crc32c") || described.get("crc32c").equals(resource.get("crc32c"));
    }

    /**
     * The fields that a caller asked for.
     *
     * @param fields by commas, each behind {@code within}; empty for all
     */
    JsonObject resource(String fields, String within) {
        if (fields.isEmpty()) {
            return resource;
        }
        var chosen = new JsonObject();
        for (var field : fields.split(",", -1)) {
            var key = field.startsWith(within) ? field.substring(within.length()) : "";
            if (resource.has(key)) {
                chosen.add(key, resource.get(key));
            }
        }
        return chosen;
    }

    private static String crc32c(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
