package dev.afterrun.blobs.gcs;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Resumable sessions: opened by who may, gone on with by whoever has the address. */
final class ServedSessions {
    private static final Pattern PIECE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    private record Session(ServedBucket bucket, String object, long size, ByteArrayOutputStream arrived) {}

    Reply start(Call call, ServedBucket bucket, String object) {
        if (call.header("x-goog-resumable").filter("start"::equals).isEmpty() || call.body().length > 0) {
            return Reply.empty(400);
        }
        var id = UUID.randomUUID().toString();
        var size = Long.parseLong(call.header("x-upload-content-length").orElseThrow());
        sessions.put(id, new Session(bucket, object, size, new ByteArrayOutputStream()));
        var location = "http://" + call.header("Host").orElseThrow() + call.rawPath() + "?upload_id=" + id;
        return new Reply(201, Map.of("Location", location), new byte[0]);
    }

    /** Bytes from the beginning or from where it stands, or the question how far it has come. */
    Reply put(Call call) {
        var session = sessions.get(call.parameter("upload_id").orElseThrow());
        if (session == null) {
            return Reply.empty(410);
        }
        synchronized (session) {
            var range = call.header("Content-Range").orElse("");
            if (range.startsWith("bytes */")) {
                return standing(session);
            }
            var piece = PIECE.matcher(range);
            var from = piece.matches() ? Long.parseLong(piece.group(1)) : 0;
            if (from != session.arrived().size() || from + call.body().length > session.size()) {
                return Reply.empty(400);
            }
            if (!piece.matches() && call.body().length < session.size()) {
                return Reply.empty(400);
            }
            session.arrived().writeBytes(call.body());
            return standing(session);
        }
    }

    private static Reply standing(Session session) {
        if (session.arrived().size() == session.size()) {
            return session.bucket().finish(session.object(), session.arrived().toByteArray());
        }
        return new Reply(
                308,
                session.arrived().size() == 0
                        ? Map.of()
                        : Map.of("Range", "bytes=0-" + (session.arrived().size() - 1)),
                new byte[0]);
    }
}
