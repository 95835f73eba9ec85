package dev.afterrun.storage.retention;

import static dev.afterrun.storage.retention.Facts.days;
import static dev.afterrun.storage.retention.Facts.file;
import static dev.afterrun.storage.retention.Facts.ofBranch;
import static dev.afterrun.storage.retention.Facts.ofPullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.pattern.PathPattern;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RetentionPolicyTest {
    private static final FileFacts FILE = file("dist/a.txt", 10);

    private final RetentionPolicy usual = defaults(Map.of());

    @Test
    void theFirstRuleThatIsAboutAFileCounts() {
        // Given
        var policy = new RetentionPolicy(
                List.of(keep("logs", paths("*.log"), "1d"), keep("all", Matching.ALL, "9d")), HardLimits.NONE);

        // When, Then
        assertThat(policy.endOf(ofBranch("main", 0), file("x/a.log", 1)))
                .isEqualTo(new FileEnd.At(days(1), "logs", "1 day after the run"));
        assertThat(policy.endOf(ofBranch("main", 0), FILE))
                .isEqualTo(new FileEnd.At(days(9), "all", "9 days after the run"));
    }

    @Test
    void aFileThatNoRuleIsAboutStays() {
        assertThat(new RetentionPolicy(List.of(), HardLimits.NONE).endOf(ofBranch("main", 0), FILE))
                .isEqualTo(new FileEnd.None("none", "since no rule is about it"));
    }

    @Test
    void whatARuleAsksForMustAllHold() {
        // Given
        var matching = new Matching(
                Optional.of(true),
                Optional.empty(),
                Optional.of(false),
                Optional.of(new NamePattern("b*")),
                List.of(new PathPattern("dist/**"), new PathPattern("*.whl")),
                Set.of("wheel", "sdist"),
                Optional.of(Conclusion.FAILURE),
                Optional.of(100L));
        var failed = ofPullRequest(new PullRequestTie.Open());

        // When, Then
        assertThat(matching.mayMatch(failed)).isTrue();
        assertThat(matching.mayMatch(ofBranch("main", 0))).isFalse();
        assertThat(matching.matches(file("a.whl", 101, "wheel"))).isTrue();
        assertThat(matching.matches(file("a.whl", 100, "wheel"))).isFalse();
        assertThat(matching.matches(file("a.whl", 101, "conda"))).isFalse();
        assertThat(matching.matches(file("a.tgz", 101, "sdist"))).isFalse();
    }

    @Test
    void filesOfAPullRequestStayAWeek() {
        assertThat(usual.endOf(ofPullRequest(new PullRequestTie.Open()), FILE))
                .isEqualTo(new FileEnd.At(days(7), "pull requests", "7 days after the run"));
    }

    @Test
    void orTwoDaysFromWhenItClosedIfThatIsSooner() {
        assertThat(usual.endOf(ofPullRequest(new PullRequestTie.Closed(days(1))), FILE))
                .isEqualTo(new FileEnd.At(days(3), "pull requests", "2 days after the pull request closed"));
        assertThat(usual.endOf(ofPullRequest(new PullRequestTie.Closed(days(6))), FILE)
                        .moment())
                .contains(days(7));
    }

    @Test
    void filesOfOtherBranchesStayThirtyDays() {
        assertThat(usual.endOf(ofBranch("topic", 50), FILE))
                .isEqualTo(new FileEnd.At(days(30), "branches", "30 days after the run"));
    }

    @Test
    void filesOfTheNewestRunsOfTheDefaultBranchStay() {
        assertThat(usual.endOf(ofBranch("main", 9), FILE))
                .isEqualTo(new FileEnd.None("default branch", "while its run is among the newest 10 of main"));
    }

    @Test
    void thirtyDaysAtLeastWhenTheyAreTheNewestNoMore() {
        assertThat(usual.endOf(ofBranch("main", 10), FILE).moment()).contains(days(30));
        assertThat(usual.endOf(ofBranch("main", 40), FILE).moment()).contains(days(30));
    }

    @Test
    void whatStaysAsNewestAloneGoesWhenAnotherTakesItsPlace() {
        // Given
        var policy = new RetentionPolicy(
                List.of(new RetentionRule(
                        "newest",
                        Matching.ofDefaultBranch(),
                        new Lifetime(Optional.empty(), Optional.empty(), Optional.of(3)))),
                HardLimits.NONE);

        // When, Then
        assertThat(policy.endOf(ofBranch("main", 2), FILE).moment()).isEmpty();
        assertThat(policy.endOf(ofBranch("main", 5), FILE))
                .isEqualTo(new FileEnd.At(days(3), "newest", "since 3 runs of main are newer"));
    }

    @Test
    void runThatFellOutLateIsNotEndedBeforeThat() {
        // Given
        var policy = new RetentionPolicy(
                List.of(new RetentionRule(
                        "newest",
                        Matching.ofDefaultBranch(),
                        new Lifetime(Optional.of(Span.parse("2d")), Optional.empty(), Optional.of(3)))),
                HardLimits.NONE);

        // When, Then
        assertThat(policy.endOf(ofBranch("main", 5), FILE).moment()).contains(days(3));
    }

    @Test
    void fileThatNobodyDownloadsGoesSoLongAfterTheRun() {
        assertThat(unread("5d").endOf(ofBranch("main", 0), FILE))
                .isEqualTo(new FileEnd.At(days(5), "unread", "5 days after the run without a download"));
    }

    @Test
    void eachDownloadLetsItStayForLonger() {
        assertThat(unread("5d").endOf(ofBranch("main", 0), downloaded(days(4))))
                .isEqualTo(new FileEnd.At(days(9), "unread", "5 days after its last download"));
    }

    @Test
    void noDownloadLetsItStayBeyondWhatElseEndsIt() {
        assertThat(unread("5d").endOf(ofBranch("main", 0), downloaded(days(8))).moment())
                .contains(days(10));
    }

    @Test
    void contentThatWasDownloadedBeforeTheRunHasTheRunsTime() {
        assertThat(unread("5d").endOf(ofBranch("main", 0), downloaded(days(-3))).moment())
                .contains(days(5));
    }

    @Test
    void downloadsAreLookedUpWhereARuleAsksForThem() {
        assertThat(unread("5d").questions()).isEqualTo(new FileQuestions(false, true));
        assertThat(usual.questions()).isEqualTo(FileQuestions.NONE);
    }

    private static RetentionPolicy unread(String notDownloaded) {
        var lifetime = new Lifetime(
                Optional.of(Span.parse("10d")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Span.parse(notDownloaded)));
        return new RetentionPolicy(List.of(new RetentionRule("unread", Matching.ALL, lifetime)), HardLimits.NONE);
    }

    private static FileFacts downloaded(Instant last) {
        return new FileFacts(FILE.path(), FILE.size(), FILE.kinds(), Optional.of(last));
    }

    @Test
    void filesOfAPullRequestStayNoLongerThanTheOperatorLetsThem() {
        // Given
        var policy = defaults(Map.of("afterrun.retention.longest-of-pull-requests", "P14D"))
                .after(List.of(new RetentionRule("mine", Matching.ALL, Lifetime.FOREVER)));

        // When, Then
        assertThat(policy.endOf(ofPullRequest(new PullRequestTie.Open()), FILE))
                .isEqualTo(new FileEnd.At(
                        days(14),
                        "mine",
                        "14 days after the run, the longest that the operator lets files of pull requests stay"));
        assertThat(policy.endOf(ofBranch("main", 0), FILE)).isEqualTo(new FileEnd.None("mine", "for ever"));
    }

    @Test
    void oneLifetimeForAllIsWhatTheOperatorMaySet() {
        // Given
        var policy = defaults(Map.of("afterrun.retention.lifetime", "P1D"));

        // When, Then
        assertThat(policy.endOf(ofBranch("main", 0), FILE).moment()).contains(days(1));
        assertThat(policy.endOf(ofPullRequest(new PullRequestTie.Open()), FILE).moment())
                .contains(days(1));
    }

    private static RetentionPolicy defaults(Map<String, String> settings) {
        var defaults = new SmallRyeConfigBuilder()
                .withMapping(RetentionDefaults.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(RetentionDefaults.class);
        return new UsualLifetimes(defaults).policy();
    }

    private static RetentionRule keep(String name, Matching matching, String span) {
        return new RetentionRule(name, matching, Lifetime.of(Span.parse(span)));
    }

    private static Matching paths(String pattern) {
        return new Matching(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new PathPattern(pattern)),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }
}
