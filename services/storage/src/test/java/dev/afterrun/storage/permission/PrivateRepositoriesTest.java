package dev.afterrun.storage.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.http.identity.Decision;
import dev.afterrun.http.identity.Permissions;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.JobIssuer;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may not read a repository cannot tell it from one that never was, whatever they ask; who may, keeps what they get. */
@QuarkusTest
class PrivateRepositoriesTest {
    private static final TestFile PAGE = TestFile.of("docs/index.html", "<p>secret</p>");

    /** Of each answer another time, share of requests, or length of the name. */
    private static final Set<String> VARYING = Set.of("date", "ratelimit", "ratelimit-policy");

    /** Thousands of questions are asked, which REST Assured takes three times as long for. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final CiJob job = CiJob.fresh()
            .inRepository(new RepositoryName("octo", UUID.randomUUID().toString()));
    private final RepositoryName own = job.repository();
    private final RepositoryName never =
            new RepositoryName("octo", UUID.randomUUID().toString());

    @TestHTTPResource
    URI server;

    @Inject
    BeanManager beans;

    @Inject
    Storage storage;

    @Inject
    VisibilityScene visibility;

    @Inject
    Repositories repositories;

    @Test
    void everyEndpointThatReadsIsAskedHere() {
        // Given
        var declared = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .distinct()
                .flatMap(Declared::by)
                .filter(endpoint -> endpoint.action()
                        .filter(action -> action.isOpenToNobody())
                        .isPresent())
                .map(endpoint -> endpoint.method() + " " + endpoint.address().replaceAll("(?<=.)/$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        // When
        var asked = Question.all(own, job, PAGE).stream()
                .map(Question::declared)
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(asked).isEqualTo(declared);
    }

    @ParameterizedTest
    @EnumSource
    void whoMayNotReadItCannotTellItFromOneThatNeverWas(Identity identity) throws Exception {
        // Given
        storage.publish(job, PAGE);
        visibility.hide(own);
        var token = identity.token(own);
        var tenant = job.id().repository();
        var mayRead = identity.principal(own)
                .filter(who -> Permissions.mayRead(who, own, tenant, true) instanceof Decision.Allowed)
                .isPresent();
        var wrong = new ArrayList<String>();

        // When
        var here = Question.all(own, job, PAGE);
        var nowhere = Question.all(never, job, PAGE);
        for (var i = 0; i < here.size(); i++) {
            for (var more : headers()) {
                var answer = ask(here.get(i), token, more);
                var same = told(answer, own).equals(told(ask(nowhere.get(i), token, more), never));
                if (mayRead ? !isPrivate(answer) : !same) {
                    wrong.add(here.get(i) + " with " + more + " was answered " + answer.statusCode() + " "
                            + answer.headers().map());
                }
            }
        }

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoMayReadItReadsAllOfIt() throws Exception {
        // Given
        storage.publish(job, PAGE);
        visibility.hide(own);
        var viewer = Identity.VIEWER.token(own);

        // When, Then
        for (var question : Question.all(own, job, PAGE)) {
            if (question.isThere()) {
                assertThat(status(question, viewer)).as(question.toString()).isIn(200, 302);
            }
        }
    }

    @Test
    void whatWasJustReadByEverybodyIsHiddenAtOnce() throws Exception {
        // Given
        storage.publish(job, PAGE);
        assertThat(status(file(), Optional.empty())).isEqualTo(200);

        // When
        visibility.hide(own);

        // Then
        assertThat(status(file(), Optional.empty())).isEqualTo(404);
        visibility.show(own);
        assertThat(status(file(), Optional.empty())).isEqualTo(200);
    }

    @Test
    void whatSomebodyReadsIsKeptReadyForNobody() throws Exception {
        // Given
        storage.publish(job, PAGE);
        visibility.hide(own);

        // When
        assertThat(status(file(), Identity.VIEWER.token(own))).isEqualTo(200);

        // Then
        assertThat(status(file(), Optional.empty())).isEqualTo(404);
    }

    @Test
    void jobReadsItsOwnRepositoryAndUntrustedJobsDoNot() throws Exception {
        // Given
        var id = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 100_000_000));
        QuarkusTransaction.requiringNew().run(() -> repositories.known(new RepositoryId("github.com", id), own));
        visibility.hide(own);

        var list = new Question("", "GET", "/v1/repositories/" + own + "/pins");

        // When, Then
        assertThat(status(list, jobOf(id, Map.of()))).isEqualTo(200);
        assertThat(status(list, jobOf(id, Map.of("event_name", "workflow_run"))))
                .isEqualTo(404);
        assertThat(status(list, jobOf("9" + id, Map.of()))).isEqualTo(404);
    }

    @Test
    void uploadTokenAsksHowItsJobStandsAndReadsNothing() throws Exception {
        // Given
        storage.publish(job.trusted(TrustLevel.TRUSTED), PAGE);
        visibility.hide(own);
        var token = Identity.UPLOAD_TOKEN.token(own);
        var status = new Question("", "GET", "/v1/jobs/" + job.id().key());

        // When, Then
        assertThat(status(status, token)).isEqualTo(200);
        assertThat(status(file(), token)).isEqualTo(404);
        assertThat(status(status, Optional.empty())).isEqualTo(404);
    }

    private Question file() {
        return new Question("", "GET", "/" + own + "/" + job.commit() + "/docs/index.html");
    }

    private Optional<String> jobOf(String id, Map<String, Object> more) {
        var claims = new HashMap<>(more);
        claims.put("repository", own.toString());
        claims.put("repository_id", id);
        return Optional.of(JobIssuer.tokenWith(claims));
    }

    /** With each, an answer might differ that should not. */
    private static List<Map<String, String>> headers() {
        return List.of(
                Map.of(),
                Map.of("Accept", "text/html"),
                Map.of("If-None-Match", '"' + PAGE.sha256().toString() + '"'),
                Map.of("If-Match", "\"other\""),
                Map.of("Range", "bytes=100-", "Origin", "https://elsewhere.example"));
    }

    private HttpResponse<String> ask(Question question, Optional<String> token, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(question.address()));
        headers.forEach(request::header);
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        if (question.method().equals("POST")) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("["));
        } else {
            request.method(question.method(), BodyPublishers.noBody());
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private int status(Question question, Optional<String> token) throws IOException, InterruptedException {
        return ask(question, token, Map.of()).statusCode();
    }

    /** All that the asker gets to see, but for the name that they asked for. */
    private static String told(HttpResponse<String> answer, RepositoryName asked) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> VARYING.contains(name.toLowerCase(Locale.ROOT)));
        return (answer.statusCode() + "\n" + headers + "\n" + answer.body()).replace(asked.toString(), "NAME");
    }

    /** Whether no cache keeps it, and no page elsewhere reads it; of what is not there, nothing more is to be kept. */
    private static boolean isPrivate(HttpResponse<String> answer) {
        return answer.headers().allValues("Cache-Control").stream().anyMatch(caching -> caching.contains("no-store"))
                && answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty();
    }
}
