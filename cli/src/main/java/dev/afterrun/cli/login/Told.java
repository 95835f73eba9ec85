package dev.afterrun.cli.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an issuer said, as JSON. Nothing of it is believed to be fit for a terminal, nor ever shown whole: it may hold tokens.
 *
 * @param what was being done, for people
 */
record Told(String what, int status, JsonNode json) {
    private static final int SHOWN = 200;

    /** An answer; one that is no JSON says nothing. */
    static Told of(String what, Answer answer) {
        try {
            return new Told(what, answer.status(), Json.read(answer.body(), JsonNode.class));
        } catch (IOException e) {
            return new Told(what, answer.status(), MissingNode.getInstance());
        }
    }

    boolean isDone() {
        return status >= 200 && status < 300;
    }

    Optional<String> text(String field) {
        return Optional.of(json.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** A number of seconds above 0; some issuers write it as text. */
    Optional<Duration> seconds(String field) {
        var value = json.path(field).asLong();
        return value > 0 && value <= Integer.MAX_VALUE ? Optional.of(Duration.ofSeconds(value)) : Optional.empty();
    }

    Stream<String> texts(String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /** The address in this field. @throws Failure when {@code issuer} must not name it */
    Optional<URI> address(String field, Trusted issuer) {
        return text(field)
                .map(text -> issuer.reaches(text)
                        .orElseThrow(() -> unusable("its " + field + " is no address that tokens may go to")));
    }

    /** RFC 6749, 5.2. */
    String error() {
        return text("error").orElse("");
    }

    /** Why it said no. */
    String reason() {
        var code = text("error").map(Told::printable).orElse("");
        var description = text("error_description").map(Told::printable).orElse("");
        return "the issuer answered "
                + (code.isEmpty() ? Integer.toString(status) : code)
                + (description.isEmpty() ? "" : " (" + description + ")");
    }

    /** What it said breaks the rules. */
    Failure unusable(String why) {
        return new Failure(
                ExitCode.REJECTED,
                what,
                "the issuer's answer cannot be used: " + why,
                "tell whoever operates the server");
    }

    private static String printable(String text) {
        var plain = text.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
    }

    @Override
    public String toString() {
        return what + ": " + status;
    }
}
