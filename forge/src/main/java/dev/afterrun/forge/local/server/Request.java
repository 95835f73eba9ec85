package dev.afterrun.forge.local.server;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request whose path has been recognised, read strictly: what cannot be right is answered with a problem. */
record Request(HttpExchange exchange, Matcher path) {
    private static final int GREATEST = 1_000_000_000;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

    RepositoryName repository() {
        return parsed(path.group("owner") + "/" + path.group("name"), RepositoryName::parse);
    }

    Commit commit() {
        return parsed(path.group("commit"), Commit::new);
    }

    /** Of two commits in the path, the second. */
    Commit earlier() {
        return parsed(path.group("earlier"), Commit::new);
    }

    /** A branch's name, whose slashes are percent-encoded in the path. */
    String branch() {
        var name = parsed(
                path.group("branch"), text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        if (name.length() > Limits.NAME_LENGTH) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "A branch's name passes the limit.", Limits.NAME_LENGTH + " characters", name.length()));
        }
        return name;
    }

    /** A path within a repository, whose slashes are percent-encoded in the address. */
    String filePath() {
        var found =
                parsed(path.group("path"), text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        if (found.length() > Limits.PATH_BYTES) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "A path passes the limit.", Limits.PATH_BYTES + " characters", found.length()));
        }
        return found;
    }

    /** The commit that a run reported for a branch; empty where the query has none. */
    Optional<Commit> reported() {
        return text("reported").map(text -> parsed(text, Commit::new));
    }

    int number() {
        return number(path.group("number"));
    }

    long comment() {
        return parsed(path.group("comment"), Long::parseLong);
    }

    long check() {
        return parsed(path.group("check"), Long::parseLong);
    }

    /** A positive number in the query; empty where it does not stand there. */
    OptionalInt query(String name) {
        var text = text(name);
        return text.isPresent() ? OptionalInt.of(number(text.get())) : OptionalInt.empty();
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&", -1)))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    <T> T body(Class<T> type) throws IOException {
        var contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        // A page of another site can send a form, but not this type without asking first.
        if (contentType == null || !contentType.startsWith("application/json")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE.because("Send the body as application/json."));
        }
        var bytes = exchange.getRequestBody().readNBytes(Limits.EVENT_BYTES + 1);
        if (bytes.length > Limits.EVENT_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "The body passes the limit: send fewer bytes.", Limits.EVENT_BYTES + " bytes", "more"));
        }
        return read(bytes, type);
    }

    private static <T> T read(byte[] bytes, Class<T> type) throws IOException {
        try {
            T value = Json.MAPPER
                    .readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(bytes);
            if (value == null) {
                throw new ProblemException(ProblemType.INVALID.because("The body is null: send a JSON object."));
            }
            return value;
        } catch (JsonParseException notJson) {
            throw new ProblemException(
                    ProblemType.MALFORMED.because("The body is no JSON: " + notJson.getOriginalMessage()));
        } catch (JsonProcessingException otherwise) {
            throw new ProblemException(
                    ProblemType.INVALID.because("The body does not fit: " + otherwise.getOriginalMessage()));
        }
    }

    private static int number(String text) {
        if (NUMBER.matcher(text).matches() && Long.parseLong(text) <= GREATEST) {
            return Integer.parseInt(text);
        }
        throw new ProblemException(
                ProblemType.INVALID.because("A number here is a whole one from 1.", "1 to " + GREATEST, text));
    }

    private static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new ProblemException(ProblemType.INVALID.because("This path cannot be right: " + wrong.getMessage()));
        }
    }
}
