package dev.afterrun.forge.github;

import static dev.afterrun.forge.github.GitHubStage.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeContract;
import dev.afterrun.forge.ForgeStage;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.github.GitHubAppDouble.Standing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubForgeAsAppTest implements ForgeContract {
    private GitHubStage stage;
    private GitHubAppDouble apps;
    private PullRequest pullRequest;
    private Forge forge;

    @BeforeEach
    void start() throws IOException {
        stage = new GitHubStage(GitHubStage.Connection.APP);
        apps = stage.github.apps();
        pullRequest = stage.open();
        forge = forge();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Override
    public ForgeStage stage() {
        return stage;
    }

    @Test
    void tokenIsFetchedOnceHoweverManyNeedIt() throws Exception {
        // Given
        var before = apps.given();
        Callable<Optional<PullRequest>> look = () -> forge.pullRequest(REPOSITORY, pullRequest.number());

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var seen :
                    threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> look).toList())) {
                assertThat(seen.get()).contains(pullRequest);
            }
        }

        // Then
        assertThat(apps.given() - before).isEqualTo(1);
    }

    @Test
    void tokenIsAskedForWithTheLeastPermissions() throws IOException {
        // When
        forge.pullRequest(REPOSITORY, pullRequest.number());

        // Then
        assertThat(apps.permissions.getLast())
                .contains("\"pull_requests\":\"write\"", "\"checks\":\"write\"")
                .contains("\"contents\":\"read\"", "\"actions\":\"read\"")
                .hasSize("{\"pull_requests\":\"write\",\"checks\":\"write\",\"contents\":\"read\",\"actions\":\"read\"}"
                        .length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write"})
    void statusesAreAskedForAsFarAsTheyWereGranted(String level) throws IOException {
        // Given
        apps.granted = Map.of("statuses", level, "issues", "write");

        // When
        forge.pullRequest(REPOSITORY, pullRequest.number());

        // Then
        assertThat(apps.permissions.getLast())
                .contains("\"statuses\":\"" + level + "\"")
                .doesNotContain("issues");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write"})
    void actionsAreAskedForAsFarAsTheyWereGranted(String level) throws IOException {
        // Given
        apps.granted = Map.of("actions", level);

        // When
        forge.pullRequest(REPOSITORY, pullRequest.number());

        // Then
        assertThat(apps.permissions.getLast()).contains("\"actions\":\"" + level + "\"");
    }

    @Test
    void tokenThatIsAboutToEndIsUsedNoMore() throws IOException {
        // Given
        apps.life = Duration.ofMinutes(4);
        forge.pullRequest(REPOSITORY, pullRequest.number());
        var before = apps.given();

        // When
        forge.pullRequest(REPOSITORY, pullRequest.number());

        // Then
        assertThat(apps.given() - before).isEqualTo(1);
    }

    @Test
    void tokenThatWasRevokedIsRenewedWithinTheSameCall() throws IOException {
        // Given
        var created = forge.createComment(REPOSITORY, pullRequest.number(), MARKER.line());
        apps.revoke();

        // When
        var edited = forge.editComment(REPOSITORY, created.id(), MARKER.line() + "\nagain");

        // Then
        assertThat(edited).isPresent();
    }

    @Test
    void appThatIsSuspendedIsLetInNoMoreAndGoesOnOnceItIsAgain() throws IOException {
        // Given
        forge.createComment(REPOSITORY, pullRequest.number(), MARKER.line());
        apps.stands(Standing.SUSPENDED);
        assertThatThrownBy(() -> forge.pullRequest(REPOSITORY, pullRequest.number()))
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("suspended");

        // When
        apps.stands(Standing.INSTALLED);

        // Then
        assertThat(forge.comments(REPOSITORY, pullRequest.number(), MARKER)).hasSize(1);
    }

    @Test
    void appThatIsSuspendedBeforeItsFirstTokenIsToldSo() {
        // Given
        apps.stands(Standing.SUSPENDED);

        // When, Then
        assertThatThrownBy(() -> forge.pullRequest(REPOSITORY, pullRequest.number()))
                .isInstanceOf(NoAccess.class)
                .hasMessage("App 4711 is suspended on octo-org/octo-repo: unsuspend its installation there.");
    }

    @Test
    void appThatWasRemovedIsToldSoAndGoesOnOnceItIsInstalledAnew() throws IOException {
        // Given
        forge.pullRequest(REPOSITORY, pullRequest.number());
        apps.stands(Standing.REMOVED);
        assertThatThrownBy(() -> forge.pullRequest(REPOSITORY, pullRequest.number()))
                .isInstanceOf(NoAccess.class)
                .hasMessage("App 4711 is not installed on octo-org/octo-repo: install it there.");

        // When
        apps.stands(Standing.INSTALLED);

        // Then
        assertThat(forge.pullRequest(REPOSITORY, pullRequest.number())).contains(pullRequest);
    }

    @Test
    void repositoryThatTheInstallationLeavesOutIsNoMissingPullRequest() throws IOException {
        // Given: the token is good, but sees nothing there
        forge.pullRequest(REPOSITORY, pullRequest.number());
        stage.github.goesWrong(
                request -> request.endsWith("/pulls/" + pullRequest.number()) || request.endsWith("/installation")
                        ? GitHubFault.answering(404, "Not Found")
                        : null);

        // When, Then
        assertThatThrownBy(() -> forge.pullRequest(REPOSITORY, pullRequest.number()))
                .isInstanceOf(NoAccess.class);
    }

    @Test
    void keyThatIsNotTheAppsIsRefusedWithTheMendAndNeverShown() {
        // Given
        var stranger = new GitHubApp("4712", GitHubAppDouble.app().key(), Set.of());
        var strangers = GitHubForge.withApps(stage.base(), List.of(stranger), Optional.empty(), Clock.systemUTC());

        // When, Then
        assertThatThrownBy(() -> strangers.pullRequest(REPOSITORY, pullRequest.number()))
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("App 4712")
                .hasMessageContaining("its private key and this machine's clock");
        assertThat(stranger.toString()).isEqualTo("App 4712");
    }

    @Test
    void requestsCountAgainstTheOwnersInstallation() {
        assertThat(forge.accountOf(new RepositoryName("Octo-Org", "any"))).contains("octo-org");
    }

    @Test
    void eachOwnerHasItsOwnAppAndAllOthersTheToken() throws IOException {
        // Given
        var ofOcto = GitHubApp.of("4711", GitHubAppDouble.pem(), Set.of("Octo-Org"));
        var both = GitHubForge.withApps(
                stage.base(), List.of(ofOcto), Optional.of(GitHubDouble.OUR_TOKEN), Clock.systemUTC());
        stage.github.open(9, pullRequest.head());

        // When
        both.createComment(REPOSITORY, pullRequest.number(), MARKER.line());
        both.createComment(new RepositoryName("octo", "repo"), 9, MARKER.line());

        // Then
        assertThat(both.comments(REPOSITORY, pullRequest.number(), MARKER)).hasSize(1);
        assertThat(both.comments(new RepositoryName("octo", "repo"), 9, MARKER)).hasSize(1);
        assertThat(both.comments(REPOSITORY, 9, MARKER)).isEmpty();
    }

    @Test
    void ownerThatNoAppIsForIsNamed() {
        // Given
        var ofOthers = new GitHubApp("4711", GitHubAppDouble.app().key(), Set.of("acme"));
        var others = GitHubForge.withApps(stage.base(), List.of(ofOthers), Optional.empty(), Clock.systemUTC());

        // When, Then
        assertThatThrownBy(() -> others.pullRequest(REPOSITORY, 1))
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("No App is for octo-org");
    }

    @Test
    void twoAppsForTheSameOwnerAreRefused() {
        // Given
        var one = new GitHubApp("1", GitHubAppDouble.app().key(), Set.of("acme"));
        var other = new GitHubApp("2", GitHubAppDouble.app().key(), Set.of("ACME"));

        // When, Then
        assertThatThrownBy(() ->
                        GitHubForge.withApps(stage.base(), List.of(one, other), Optional.empty(), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two Apps are for acme");
    }
}
