package dev.afterrun.cli.notify.store.s3;

import dev.afterrun.cli.notify.store.Content;
import dev.afterrun.cli.publish.CountedBody;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Requests to S3, each try signed for its own moment. */
final class S3Client {
    /** What the JDK's client sets itself. */
    private static final Set<String> NOT_OURS = Set.of("host", "content-length");

    private final Http http;
    private final S3Signature signature;

    S3Client(Http http, S3Signature signature) {
        this.http = http;
        this.signature = signature;
    }

    /** A request with a short body, or an empty one. */
    Answer send(String what, String method, URI to, Map<String, String> headers, byte[] body) {
        return send(what, method, to, headers, () -> new ByteArrayInputStream(body), () -> CountedBody.of(body));
    }

    /** A request with a body that is read once to sign it, and once to send it. */
    Answer send(
            String what,
            String method,
            URI to,
            Map<String, String> headers,
            Content.Bytes bytes,
            Supplier<CountedBody> body) {
        return http.send(() -> {
            var sent = body.get();
            var request = HttpRequest.newBuilder(to).method(method, sent.publisher());
            signature
                    .headers(method, to, headers, bytes)
                    .forEach((name, values) -> values.stream()
                            .filter(value -> !NOT_OURS.contains(name.toLowerCase(Locale.ROOT)))
                            .forEach(value -> request.header(name, value)));
            return new Call(what, to, request, Call.LONG, sent::sent);
        });
    }
}
