package dev.afterrun.blobs.gcs;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** A bucket of the server's: the API's methods of objects. */
final class ServedBucket {
    /** Fewer than the service's 1,000, so that tests meet more than one page. */
    static final int PAGE = 20;

    private static final int COMPOSED_AT_MOST = 32;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final String name;
    private final JsonObject resource = new JsonObject();
    private final ConcurrentSkipListMap<String, ServedObject> objects = new ConcurrentSkipListMap<>();

    ServedBucket(String name) {
        this.name = name;
        resource.addProperty("kind", "storage#bucket");
        resource.addProperty("name", name);
    }

    /** Of an upload in one request of two parts: what the object is called, and its bytes. */
    Reply insert(Call call) {
        var parts = call.parts();
        var described = JsonParser.parseString(new String(parts.getFirst().content(), StandardCharsets.UTF_8))
                .getAsJsonObject();
        var object = new ServedObject(
                name, described.get("name").getAsString(), parts.getLast().content(), described);
        return object.matches(described) ? put(object, call) : Reply.error(400, "invalid");
    }

    Reply compose(String target, Call call) {
        var request = call.json();
        var sources = request.getAsJsonArray("sourceObjects");
        if (sources.size() > COMPOSED_AT_MOST) {
            return Reply.error(400, "invalid");
        }
        var joined = new ByteArrayOutputStream();
        for (var source : sources) {
            var asked = source.getAsJsonObject();
            var object = objects.get(asked.get("name").getAsString());
            if (object == null
                    || (asked.has("generation")
                            && !object.isGeneration(asked.get("generation").getAsString()))) {
                return Reply.error(404, "notFound");
            }
            joined.writeBytes(object.content());
        }
        var described = request.has("destination") ? request.getAsJsonObject("destination") : new JsonObject();
        return put(new ServedObject(name, target, joined.toByteArray(), described), call);
    }

    Reply get(String object, Call call) {
        var found = objects.get(object);
        return found == null
                ? Reply.error(404, "notFound")
                : Reply.json(found.resource(call.parameter("fields").orElse(""), ""));
    }

    /** The bytes: a range of them where it is asked for, otherwise all, under {@code headers}. */
    Reply media(String object, Call call, Map<String, String> headers) {
        var found = objects.get(object);
        if (found == null
                || call.parameter("generation")
                        .filter(asked -> !found.isGeneration(asked))
                        .isPresent()) {
            return Reply.error(404, "notFound");
        }
        var content = found.content();
        var range = RANGE.matcher(call.header("Range").orElse(""));
        if (!range.matches()) {
            return new Reply(200, headers, content);
        }
        var from = Long.parseLong(range.group(1));
        var end = Math.min(Long.parseLong(range.group(2)) + 1, content.length);
        return from >= end
                ? Reply.error(416, "requestedRangeNotSatisfiable")
                : new Reply(
                        206,
                        Map.of("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + content.length),
                        Arrays.copyOfRange(content, (int) from, (int) end));
    }

    /** Writes what came in a session, where there is nothing yet. */
    Reply finish(String object, byte[] content) {
        return objects.putIfAbsent(object, new ServedObject(name, object, content, new JsonObject())) == null
                ? Reply.empty(200)
                : Reply.empty(412);
    }

    /** The bucket itself. */
    Reply get() {
        return Reply.json(resource);
    }

    /** What is changed of it. */
    Reply change(Call call) {
        call.json().entrySet().forEach(field -> resource.add(field.getKey(), field.getValue()));
        return get();
    }

    Reply delete(String object) {
        return objects.remove(object) == null ? Reply.error(404, "notFound") : Reply.empty(204);
    }

    Reply list(Call call) {
        var fields = call.parameter("fields").orElse("");
        var prefix = call.parameter("prefix").orElse("");
        var from = call.parameter("pageToken")
                .map(token -> new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
                .or(() -> call.parameter("startOffset"))
                .orElse("");
        var most = Math.min(PAGE, Integer.parseInt(call.parameter("maxResults").orElse("1000")));
        var found = objects.tailMap(from, true).values().stream()
                .filter(object -> object.name().startsWith(prefix))
                .limit(most + 1L)
                .toList();
        var items = new JsonArray();
        found.stream().limit(most).forEach(object -> items.add(object.resource(fields, "items/")));
        var answer = new JsonObject();
        answer.addProperty("kind", "storage#objects");
        answer.add("items", items);
        if (found.size() > most) {
            var next = found.getLast().name().getBytes(StandardCharsets.UTF_8);
            answer.addProperty("nextPageToken", Base64.getUrlEncoder().encodeToString(next));
        }
        return Reply.json(answer);
    }

    Optional<ServedObject> find(String object) {
        return Optional.ofNullable(objects.get(object));
    }

    /** Writes an object; empty where there is one already, and it was to be for nothing else. */
    Optional<ServedObject> write(String object, byte[] content, JsonObject described, boolean forNothing) {
        return write(new ServedObject(name, object, content, described), forNothing);
    }

    private Optional<ServedObject> write(ServedObject object, boolean forNothing) {
        if (!forNothing) {
            objects.put(object.name(), object);
            return Optional.of(object);
        }
        return objects.putIfAbsent(object.name(), object) == null ? Optional.of(object) : Optional.empty();
    }

    private Reply put(ServedObject object, Call call) {
        var forNothing = call.parameter("ifGenerationMatch").filter("0"::equals).isPresent();
        return write(object, forNothing)
                .map(written ->
                        Reply.json(written.resource(call.parameter("fields").orElse(""), "")))
                .orElseGet(() -> Reply.error(412, "conditionNotMet"));
    }
}
