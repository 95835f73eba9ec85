package dev.afterrun.ingest.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What anybody could send. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class UnsignedWebhookTest {
    private static final byte[] BODY = GitHub.bytes(GitHub.pullRequest("opened"));

    @TestHTTPResource
    URI ingest;

    private final String delivery = UUID.randomUUID().toString();

    static Stream<String> wrongSignatures() {
        var right = GitHub.signature(GitHub.NEWER_SECRET, BODY);
        return Stream.of(
                "",
                "sha256=",
                "sha256=" + "0".repeat(64),
                "sha256=" + "zz".repeat(32),
                "sha1=" + "0".repeat(40),
                right.substring("sha256=".length()),
                right + "00",
                GitHub.signature("another one", BODY),
                GitHub.signature(GitHub.NEWER_SECRET, new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("wrongSignatures")
    void aWrongSignatureAndAMissingOneAreRefusedAlike(String signature) {
        // Given
        var another = GitHub.deliver("pull_request", delivery, BODY, "sha256=" + "1".repeat(64));

        // When
        var answer = GitHub.deliver("pull_request", delivery, BODY, signature);

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:afterrun:problem:unsigned");
        assertThat(answer.asString()).isEqualTo(another.asString());
        assertThat(new Topic(Topics.PULL_REQUESTS).ofEvent(delivery)).isEmpty();
    }

    @Test
    void nothingIsLookedAtBeforeTheSignatureFits() {
        // Given
        var nonsense = "{".getBytes(StandardCharsets.UTF_8);

        // When
        var answer = GitHub.deliver("", "", nonsense, GitHub.signature("another one", nonsense));

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenIsNoSignature() {
        // When
        var answer = given().header("Authorization", "Bearer " + Issuer.token())
                .header("X-GitHub-Event", "pull_request")
                .header("X-GitHub-Delivery", delivery)
                .contentType("application/json")
                .body(BODY)
                .post("/v1/webhooks/github");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aFormIsRefusedWithTheMend() {
        // Given
        var form = "payload=%7B%7D";

        // When
        var answer = given().header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", delivery)
                .header(
                        "X-Hub-Signature-256",
                        GitHub.signature(GitHub.NEWER_SECRET, form.getBytes(StandardCharsets.UTF_8)))
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/v1/webhooks/github");

        // Then
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.asString()).contains("application/json");
    }

    @Test
    void otherMethodsAreRefused() {
        // When
        var answer = given().get("/v1/webhooks/github");

        // Then
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void aBodyThatIsLargerThanGitHubSendsIsRefusedBeforeItIsSent() throws IOException {
        // Given
        var head = String.join(
                "\r\n",
                "POST /v1/webhooks/github HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Content-Length: 26214401",
                "",
                "");

        // When
        var answer = answerTo(head);

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("\"limit\":\"26214400\"")
                .contains("\"value\":\"26214401\"");
    }

    @Test
    void aLargeBodyThatWasRefusedLeavesRoomForTheNext() throws IOException {
        // Given
        var head = String.join(
                "\r\n",
                "POST /v1/webhooks/github HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "");
        var megabyte = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        answerTo(head + megabyte.repeat(26));

        // When
        var answer = answerTo(head + megabyte.repeat(26));

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    /** The answer up to where the server closes. */
    private String answerTo(String head) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ingest.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
