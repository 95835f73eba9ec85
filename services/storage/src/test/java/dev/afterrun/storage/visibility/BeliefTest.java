package dev.afterrun.storage.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.location.ForgeKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds by what the forge has told, and how long. */
class BeliefTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final RepositoryName NAME = RepositoryName.parse("octo/Hello");
    private static final RepositoryId BY_ID = new RepositoryId("github.com", "1296269");
    private static final RepositoryId BY_NAME = new RepositoryId("github.com", "octo/hello");

    private final Belief onGitHub = belief(ForgeKind.GITHUB);
    private final Belief alone = belief(ForgeKind.LOCAL);

    @Test
    void nobodySeesWhatGitHubHasToldNothingOf() {
        assertThat(onGitHub.of(row(BY_ID, Optional.empty()))).isEqualTo(new Standing(BY_ID, false, false));
    }

    @Test
    void whatHasNothingButItsNameIsOfWhoeverIsNamedSo() {
        assertThat(onGitHub.of(row(BY_NAME, Optional.empty()))).isEqualTo(new Standing(BY_NAME, false, true));
    }

    @Test
    void everybodySeesWhatIsOnAMachineOfItsOwn() {
        assertThat(alone.of(row(BY_ID, Optional.empty()))).isEqualTo(new Standing(BY_ID, true, true));
    }

    @Test
    void whatIsPublicIsSeenByEverybodyThroughAnOutageOfADay() {
        assertThat(onGitHub.of(row(BY_ID, told(Word.PUBLIC, Duration.ofHours(23)))))
                .isEqualTo(new Standing(BY_ID, true, true));
    }

    @Test
    void whatWasPublicADayAgoIsNotKnownToBe() {
        assertThat(onGitHub.of(row(BY_ID, told(Word.PUBLIC, Duration.ofHours(24)))))
                .isEqualTo(new Standing(BY_ID, false, false));
    }

    @Test
    void itsLastWordIsKnownHoweverOldItIs() {
        assertThat(onGitHub.byLastWord(row(BY_ID, told(Word.PUBLIC, Duration.ofDays(30)))))
                .isEqualTo(new Standing(BY_ID, true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, true, false",
        "PT1M59S, true, false",
        "PT2M, false, false",
        "PT4M59S, false, false",
        "PT5M, false, true"
    })
    void wordIsYoungForTwoMinutesAndOldFromTheFifthOn(Duration ago, boolean isYoung, boolean isOld) {
        var told = told(Word.PUBLIC, ago).orElseThrow();
        assertThat(onGitHub.isYoung(told)).isEqualTo(isYoung);
        assertThat(onGitHub.isOld(told)).isEqualTo(isOld);
    }

    @Test
    void privateIsSeenByFew() {
        assertThat(onGitHub.of(row(BY_ID, told(Word.PRIVATE, Duration.ZERO))))
                .isEqualTo(new Standing(BY_ID, false, true));
    }

    @Test
    void whatIsNotConfirmedIsOfNobodyWhoHasTheNameAlone() {
        assertThat(onGitHub.of(row(BY_NAME, told(Word.UNCONFIRMED, Duration.ZERO))))
                .isEqualTo(new Standing(BY_NAME, false, false));
    }

    @Test
    void onlyItsOwnForgeIsAsked() {
        assertThat(onGitHub.asks(BY_ID)).isTrue();
        assertThat(onGitHub.asks(new RepositoryId("gitlab.com", "1296269"))).isFalse();
        assertThat(alone.asks(BY_ID)).isFalse();
    }

    private static VisibilityRows.Row row(RepositoryId tenant, Optional<Told> told) {
        return new VisibilityRows.Row(1, tenant, NAME, told, Optional.empty());
    }

    private static Optional<Told> told(Word word, Duration ago) {
        return Optional.of(new Told(word, NOW.minus(ago)));
    }

    private static Belief belief(ForgeKind kind) {
        return new Belief(kind, "github.com", Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
