package dev.afterrun.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ForgeContract;
import dev.afterrun.forge.ForgeStage;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every request that the contract makes the adapter send, as an App and so with those of an App, is judged by GitHub's own
 * OpenAPI description. {@code peers.sh} starts Prism over it.
 */
@Tag("peers")
class GitHubForgeJudgedTest implements ForgeContract {
    private static final URI PRISM = URI.create(System.getProperty("peers.prism", "http://127.0.0.1:9"));

    private GitHubStage stage;

    @BeforeEach
    void start() throws IOException {
        stage = new GitHubStage(GitHubStage.Connection.APP, PRISM);
    }

    @AfterEach
    void nothingIsObjectedTo() {
        var objections = stage.objections();
        stage.close();
        assertThat(objections).isEmpty();
    }

    @Override
    public ForgeStage stage() {
        return stage;
    }

    @Test
    void requestsWithATokenAreAllowedToo() throws IOException {
        // Given
        var opened = stage.open();
        var byToken = GitHubStage.Connection.TOKEN.to(stage.base());

        // When
        byToken.createComment(stage.repository(), opened.number(), MARKER.line());

        // Then
        assertThat(byToken.comments(stage.repository(), opened.number(), MARKER))
                .hasSize(1);
    }

    @Test
    void requestsAboutTheAppsDeliveriesAreAllowedToo() throws IOException {
        // Given
        var told = stage.github.apps().deliveries();
        for (var number = 0; number < 101; number++) {
            told.told("guid-" + number, "push", 503, Instant.now());
        }
        var deliveries = GitHubDeliveries.of(stage.base(), GitHubAppDouble.app(), Clock.systemUTC());

        // When
        var newest = deliveries.page(Optional.empty()).orElseThrow();
        var oldest = deliveries.page(newest.next()).orElseThrow().deliveries().getLast();

        // Then
        assertThat(deliveries.deliverAgain(oldest.id())).isTrue();
        assertThat(told.again()).containsExactly("guid-0");
    }

    @Test
    void requestThatFetchesANewAppIsAllowedToo() throws IOException {
        // Given
        var code = stage.github.manifests.make("acme-afterrun", "of the webhook");

        // When
        var app = NewGitHubApp.from(stage.base(), code);

        // Then
        assertThat(app.slug()).isEqualTo("acme-afterrun");
    }

    @Test
    void requestThatTheDescriptionDoesNotAllowIsObjectedTo() throws Exception {
        // Given
        var judge = new PrismJudge(PRISM, stage.github.base());
        var http = GitHubHeaders.client(judge.base());

        // When
        http.get("/repos/octo-org/octo-repo/no/such/path");
        http.send("POST", "/repos/octo-org/octo-repo/issues/1/comments", new RepositoryName("a", "b"));

        // Then
        assertThat(judge.objections())
                .anySatisfy(objection -> assertThat(objection).contains("/no/such/path"))
                .anySatisfy(objection -> assertThat(objection).contains("issues/1/comments"));
        judge.close();
    }
}
