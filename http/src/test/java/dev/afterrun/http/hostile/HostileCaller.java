package dev.afterrun.http.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Sends what nobody means and remembers what was not answered as it is to be: with 4xx, with nothing of our inside shown and no
 * cookie set. Where an operation only asks, an answer in the affirmative is as good.
 */
public final class HostileCaller implements AutoCloseable {
    /** What tells of our inside: frames of a stack, classes of exceptions, a database's own words. */
    private static final Pattern INSIDE =
            Pattern.compile("\\bat (dev\\.afterrun|io\\.|java\\.)|[a-z]Exception\\b|SQLState|ERROR: |Caused by");

    private static final int SHOWN = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private final Map<String, String> always;
    private final Predicate<HttpResponse<String>> harmless;
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    /**
     * At this port of this machine.
     *
     * @param always the header fields of every request, such as who is asking
     */
    public HostileCaller(int port, Map<String, String> always) {
        this(port, always, _ -> false);
    }

    /**
     * The same.
     *
     * @param harmless answers that are as good as a refusal
     */
    public HostileCaller(int port, Map<String, String> always, Predicate<HttpResponse<String>> harmless) {
        this.harmless = harmless;
        this.server = "http://localhost:" + port;
        this.always = Map.copyOf(always);
    }

    /** Sends it with the type of body that the operation takes first. */
    public HttpResponse<String> ask(Operation operation, String address, byte[] body)
            throws IOException, InterruptedException {
        var type = operation.bodies().stream().findFirst();
        return ask(
                operation,
                address,
                type.map(name -> Map.of("Content-Type", name)).orElseGet(Map::of),
                body);
    }

    /** Sends it with these header fields. */
    public HttpResponse<String> ask(Operation operation, String address, Map<String, String> fields, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server + address)).timeout(Duration.ofMinutes(1));
        always.forEach(request::header);
        fields.forEach(request::header);
        var answer = client.send(
                request.method(operation.method(), BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        asked++;
        if (!isRight(operation, answer)) {
            wrong.add(shown(operation.method() + " " + address + " " + fields + ": " + answer.statusCode() + " "
                    + answer.body() + " to " + new String(body, UTF_8)));
        }
        return answer;
    }

    /** How many requests were sent. */
    public int asked() {
        return asked;
    }

    /** Those that were not answered as they are to be, with what they were answered. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Whether an answer tells of our inside. */
    public static boolean tellsOfInside(String answer) {
        return INSIDE.matcher(answer).find();
    }

    @Override
    public void close() {
        client.close();
    }

    private boolean isRight(Operation operation, HttpResponse<String> answer) {
        var refused = answer.statusCode() / 100 == 4;
        return (refused || (operation.onlyAsks() && answer.statusCode() < 400) || harmless.test(answer))
                && !tellsOfInside(answer.body())
                && answer.headers().firstValue("Set-Cookie").isEmpty();
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }
}
