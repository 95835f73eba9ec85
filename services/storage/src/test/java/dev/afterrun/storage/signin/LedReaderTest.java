package dev.afterrun.storage.signin;

import static dev.afterrun.storage.signin.Browser.SESSION;
import static dev.afterrun.storage.signin.Browser.led;
import static dev.afterrun.storage.signin.Browser.location;
import static dev.afterrun.storage.signin.Browser.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.visibility.VisibilityScene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of others learns by leading somebody who has signed in to what few read. */
@QuarkusTest
@TestProfile(SignInPagesTest.AtARealm.class)
class LedReaderTest {
    @Inject
    VisibilityScene visibility;

    @Inject
    Storage storage;

    private String session;

    @BeforeEach
    void signIn() {
        session = signedIn("/").getCookie(SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void pageOfOthersDoesNotLearnWhatItsReaderMaySeeByLeadingThemToWhatIsSaved(String from) {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("docs/index.html", "<p>secret</p>"));
        visibility.hide(job.repository());
        var never = CiJob.fresh();

        for (var saved : List.of("-/archive.zip", "-/archive/docs.tar.zst", "-/SHA256SUMS")) {
            // When
            var hidden = led(from, session, at(job) + "/" + saved);
            var nothing = led(from, session, at(never) + "/" + saved);

            // Then
            assertThat(List.of(hidden, nothing))
                    .as(saved)
                    .extracting(Response::statusCode)
                    .containsOnly(302);
            assertThat(hidden.header("Location")).isEqualTo(at(job));
            assertThat(nothing.header("Location")).isEqualTo(at(never));
        }
    }

    @Test
    void pageOfOthersLeadsItsReaderToWhatEverybodySaves() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("a.txt", "a text"));

        // When
        var saved = led("cross-site", session, at(job) + "/-/SHA256SUMS");

        // Then
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.asString()).endsWith("  a.txt\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void whoeverComesByAPageOfOursOrByThemselvesSavesWhatTheyMaySee(String from) {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("a.txt", "a text"));
        visibility.hide(job.repository());

        // When
        var saved = led(from, session, at(job) + "/-/SHA256SUMS");

        // Then
        assertThat(saved.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void pageOfOthersDoesNotLearnOfSetsEither(String from) {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("a.txt", "a text"));
        visibility.hide(job.repository());
        var never = CiJob.fresh().repository();

        // When
        var hidden = led(from, session, "/v1/persisted/" + job.repository() + "/generations/1/archive");
        var nothing = led(from, session, "/v1/persisted/" + never + "/generations/1/archive");

        // Then
        assertThat(List.of(hidden, nothing)).extracting(Response::statusCode).containsOnly(302);
        assertThat(hidden.header("Location")).isEqualTo("/" + job.repository());
        assertThat(nothing.header("Location")).isEqualTo("/" + never);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void pageOfOthersDoesNotLearnByWhereItsReaderIsSentThatThereIsAFile(String from) {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("docs/index.html", "<p>secret</p>"));
        visibility.hide(job.repository());
        var never = CiJob.fresh();

        for (var path : List.of("/docs/index.html", "/docs/", "/docs/nothing.html", "/-/files/docs/index.html")) {
            // When
            var hidden = led(from, session, at(job) + path);
            var nothing = led(from, session, at(never) + path);

            // Then
            assertThat(hidden.statusCode()).as(path).isEqualTo(302);
            assertThat(hidden.header("Location")).isEqualTo(at(job));
            assertThat(nothing.statusCode()).as(path).isEqualTo(302);
            assertThat(nothing.header("Location")).isEqualTo(at(never));
        }
    }

    @Test
    void whoComesToAFileOfWhatEverybodyReadsIsSentToWhereItIsServed() {
        // Given
        var job = CiJob.fresh();
        storage.publish(job, TestFile.of("a.txt", "a text"));

        // When
        var sent = led("cross-site", session, at(job) + "/a.txt");

        // Then
        assertThat(location(sent)).isEqualTo(at(job) + "/a.txt");
    }

    private static String at(CiJob job) {
        return "/" + job.repository() + "/" + job.commit();
    }
}
