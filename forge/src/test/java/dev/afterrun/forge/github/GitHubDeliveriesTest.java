package dev.afterrun.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.afterrun.forge.Deliveries;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.LoggedDelivery;
import dev.afterrun.forge.NoAccess;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubDeliveriesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private GitHubDouble github;
    private GitHubDeliveriesDouble told;
    private Deliveries deliveries;

    @BeforeEach
    void start() throws IOException {
        github = new GitHubDouble();
        told = github.apps().deliveries();
        deliveries = GitHubDeliveries.of(github.base(), GitHubAppDouble.app(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void deliverySaysWhetherItWasAnswered() throws IOException {
        // Given
        told.told("nobody", "push", 0, NOON);
        told.told("away", "push", 503, NOON);
        told.told("elsewhere", "push", 302, NOON);
        told.told("taken", "pull_request", 202, NOON.plusSeconds(1));

        // When
        var page = deliveries.page(Optional.empty()).orElseThrow();

        // Then
        assertThat(page.deliveries())
                .extracting(LoggedDelivery::guid, LoggedDelivery::answered)
                .containsExactly(
                        tuple("taken", true), tuple("elsewhere", false), tuple("away", false), tuple("nobody", false));
        assertThat(page.newest()).contains(NOON.plusSeconds(1));
        assertThat(page.next()).isEmpty();
    }

    @Test
    void everyPageIsReachedOnceThoughMoreIsToldMeanwhile() throws IOException {
        // Given
        IntStream.range(0, 250)
                .forEach(number -> told.told("guid-" + number, "push", 202, NOON.plus(Duration.ofSeconds(number))));

        // When
        var guids = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = deliveries.page(cursor).orElseThrow();
            page.deliveries().forEach(delivery -> guids.add(delivery.guid()));
            cursor = page.next();
            told.told("later-" + guids.size(), "push", 202, NOON.plus(Duration.ofHours(1)));
        } while (cursor.isPresent());

        // Then
        assertThat(guids)
                .containsExactlyElementsOf(IntStream.iterate(249, number -> number >= 0, number -> number - 1)
                        .mapToObj(number -> "guid-" + number)
                        .toList());
    }

    @Test
    void whatIsDeliveredAgainKeepsItsGuidAndIsAnotherEntry() throws IOException {
        // Given
        told.told("missed", "push", 503, NOON);
        var missed =
                deliveries.page(Optional.empty()).orElseThrow().deliveries().getFirst();

        // When
        var asked = deliveries.deliverAgain(missed.id());

        // Then
        assertThat(asked).isTrue();
        var again = deliveries.page(Optional.empty()).orElseThrow().deliveries().getFirst();
        assertThat(again.guid()).isEqualTo("missed");
        assertThat(again.id()).isNotEqualTo(missed.id());
        assertThat(again.again()).isTrue();
        assertThat(again.answered()).isTrue();
    }

    @Test
    void whatGitHubHasForgottenIsNotDeliveredAgain() throws IOException {
        assertThat(deliveries.deliverAgain(1)).isFalse();
    }

    @Test
    void appWithoutAWebhookHasNoLog() throws IOException {
        // Given
        told.isOff();

        // When, Then
        assertThat(deliveries.page(Optional.empty())).isEmpty();
    }

    @Test
    void limitSaysWhenToAskAgain() {
        // Given
        github.goesWrong(request -> GitHubFault.limit(429, 40));

        // When, Then
        assertThatThrownBy(() -> deliveries.page(Optional.empty()))
                .isInstanceOfSatisfying(
                        ForgeBusy.class, busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(40)));
    }

    @Test
    void whatGitHubWillNotTakeIsARefusal() {
        // Given
        github.goesWrong(request -> GitHubFault.answering(422, "Validation Failed"));

        // When, Then
        assertThatThrownBy(() -> deliveries.deliverAgain(1)).isInstanceOf(ForgeRefused.class);
    }

    @Test
    void keyOfAnotherAppIsToldSo() {
        // Given
        var stranger = new GitHubApp("4712", GitHubAppDouble.app().key(), Set.of());
        var strangers = GitHubDeliveries.of(github.base(), stranger, Clock.systemUTC());

        // When, Then
        assertThatThrownBy(() -> strangers.page(Optional.empty()))
                .isInstanceOf(NoAccess.class)
                .hasMessageContaining("App 4712");
    }

    @Test
    void jwtNeverTravelsInTheClear() {
        assertThatThrownBy(() -> GitHubDeliveries.of(
                        URI.create("http://github.example/api/v3"), GitHubAppDouble.app(), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    @Test
    void pageTellsWhatIsNotOlderThanAnInstant() throws IOException {
        // Given
        List.of(-1, 0, 1).forEach(second -> told.told("at" + second, "push", 202, NOON.plusSeconds(second)));

        // When
        var page = deliveries.page(Optional.empty()).orElseThrow();

        // Then
        assertThat(page.since(NOON)).extracting(LoggedDelivery::guid).containsExactly("at1", "at0");
        assertThat(page.endsBefore(NOON)).isTrue();
        assertThat(page.endsBefore(NOON.minusSeconds(1))).isFalse();
    }
}
