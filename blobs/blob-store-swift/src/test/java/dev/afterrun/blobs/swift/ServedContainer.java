package dev.afterrun.blobs.swift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.swift.ServedObject.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** A container of the server's: what is done to it and to its objects. */
final class ServedContainer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final String KEY = "X-Container-Meta-Temp-URL-Key";

    private final String name;
    private final TreeMap<String, String> described = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ConcurrentSkipListMap<String, ServedObject> objects = new ConcurrentSkipListMap<>();

    ServedContainer(String name) {
        this.name = name;
    }

    /** The keys that addresses may be signed with. */
    synchronized List<String> keys() {
        return described.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith(KEY.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .toList();
    }

    synchronized Reply describe(Call call) {
        call.headers().forEach((header, value) -> {
            if (header.toLowerCase(Locale.ROOT).startsWith("x-container-meta-")) {
                described.put(header, value);
            }
        });
        return Reply.of(204);
    }

    synchronized Reply list(Call call) throws IOException {
        var prefix = call.parameter("prefix").orElse("");
        var listed = JSON.createArrayNode();
        objects.tailMap(call.parameter("marker").orElse(""), false).values().stream()
                .filter(object -> object.name().startsWith(prefix))
                .limit(Long.parseLong(call.parameter("limit").orElse("10000")))
                .forEach(object -> listed.addObject()
                        .put("name", object.name())
                        // A manifest is listed with its own length.
                        .put("bytes", object.content().length)
                        .put(
                                "last_modified",
                                LocalDateTime.ofInstant(object.modified(), ZoneOffset.UTC)
                                        .toString()));
        var headers = new TreeMap<>(described);
        headers.put("Content-Type", "application/json");
        return new Reply(200, headers, JSON.writeValueAsBytes(listed));
    }

    Reply put(String object, Call call) throws IOException {
        if (call.header("If-None-Match").isPresent() && here(object).isPresent()) {
            return Reply.of(412);
        }
        if (call.header("X-Copy-From").isPresent()) {
            return copy(object, call);
        }
        if (!call.signed() && call.parameter("multipart-manifest").isPresent()) {
            return join(object, call);
        }
        if (call.header("ETag")
                .filter(etag -> !etag.equals(ServedObject.md5(call.body())))
                .isPresent()) {
            return Reply.of(422);
        }
        return written(ServedObject.of(object, call.body(), call.kept(), end(call)));
    }

    Reply get(String object, Call call) {
        var found = here(object);
        if (found.isEmpty()) {
            return Reply.of(404);
        }
        var content = call.method().equals("HEAD")
                ? Optional.of(new byte[(int) found.get().size()])
                : content(found.get());
        if (content.isEmpty()) {
            return Reply.of(409);
        }
        var headers = new TreeMap<>(found.get().headers());
        call.parameter("filename")
                .ifPresent(file -> headers.put("Content-Disposition", "attachment; filename=\"" + file + '"'));
        var range = RANGE.matcher(call.header("Range").orElse(""));
        if (!range.matches()) {
            return new Reply(200, headers, content.get());
        }
        var from = Long.parseLong(range.group(1));
        var end = Math.min(Long.parseLong(range.group(2)) + 1, content.get().length);
        return from >= end
                ? Reply.of(416)
                : new Reply(206, headers, Arrays.copyOfRange(content.get(), (int) from, (int) end));
    }

    /** Tells the status that says whether it was there. */
    int delete(String object) {
        return here(object).isPresent() && objects.remove(object) != null ? 204 : 404;
    }

    private Reply copy(String object, Call call) {
        var source = here(call.header("X-Copy-From").orElseThrow().substring(name.length() + 2));
        if (source.isEmpty()) {
            return Reply.of(404);
        }
        if (call.header("If-Match")
                .filter(etag -> !etag.equals(source.get().etag()))
                .isPresent()) {
            return Reply.of(412);
        }
        var content = content(source.get());
        // What was copied is kept as it was, its end too.
        return content.isEmpty()
                ? Reply.of(409)
                : written(ServedObject.of(
                        object, content.get(), source.get().kept(), source.get().end()));
    }

    private Reply join(String object, Call call) throws IOException {
        var segments = new ArrayList<Segment>();
        for (var named : JSON.readTree(call.body())) {
            var segment = segment(named);
            if (segment.isEmpty()) {
                return Reply.of(400);
            }
            segments.add(segment.get());
        }
        return written(ServedObject.manifest(object, segments, call.kept(), end(call)));
    }

    private Optional<Segment> segment(JsonNode named) {
        return here(named.path("path").asText().substring(name.length() + 2))
                .filter(found -> found.size() == named.path("size_bytes").asLong())
                .map(found -> new Segment(found.name(), found.size(), found.etag()));
    }

    /** All bytes; empty where what a manifest names is not what it was. */
    private Optional<byte[]> content(ServedObject object) {
        if (object.segments().isEmpty()) {
            return Optional.of(object.content());
        }
        var joined = new ByteArrayOutputStream();
        for (var segment : object.segments()) {
            var found = here(segment.name()).filter(any -> any.etag().equals(segment.etag()));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            joined.writeBytes(found.get().content());
        }
        return Optional.of(joined.toByteArray());
    }

    private Reply written(ServedObject object) {
        objects.put(object.name(), object);
        return Reply.of(201, Map.of("ETag", object.etag()));
    }

    private Optional<ServedObject> here(String object) {
        return Optional.ofNullable(objects.get(object)).filter(found -> found.isHere(Instant.now()));
    }

    private static Optional<Instant> end(Call call) {
        return call.header(Writing.DELETE_AFTER)
                .map(seconds -> Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(Long.parseLong(seconds)));
    }
}
