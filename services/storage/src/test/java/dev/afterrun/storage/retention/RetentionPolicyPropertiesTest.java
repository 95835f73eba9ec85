package dev.afterrun.storage.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.storage.pattern.PathPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class RetentionPolicyPropertiesTest {
    @Property
    void theFirstRuleThatMatchesNamesTheEnd(
            @ForAll("rules") List<RetentionRule> rules, @ForAll("runs") RunFacts run, @ForAll("files") FileFacts file) {
        // Given
        var policy = new RetentionPolicy(rules, HardLimits.NONE);

        // When
        var end = policy.endOf(run, file);

        // Then
        var first = rules.stream()
                .filter(rule -> rule.matching().mayMatch(run) && rule.matching().matches(file))
                .findFirst();
        assertThat(end)
                .isEqualTo(first.map(rule -> rule.lifetime().endOf(run, rule.name()))
                        .orElseGet(() -> new FileEnd.None("none", "since no rule is about it")));
    }

    @Property
    void noFileEndsBeforeItsRunNorWhileItIsAmongTheNewest(
            @ForAll("lifetimes") Lifetime lifetime, @ForAll("runs") RunFacts run) {
        // When
        var end = lifetime.endOf(run, "rule").moment();

        // Then
        assertThat(end.filter(at -> at.isBefore(run.recordedAt()))).isEmpty();
        assertThat(end.filter(at -> lifetime.holdsAsNewest(run))).isEmpty();
    }

    @Property
    void whoKeepsForLongerLosesNothingSooner(
            @ForAll("lifetimes") Lifetime lifetime, @ForAll("runs") RunFacts run, @ForAll("spans") Span more) {
        // Given
        var longer = new Lifetime(
                lifetime.keep().map(keep -> new Span(keep.length().plus(more.length()))),
                lifetime.afterClose().map(close -> new Span(close.length().plus(more.length()))),
                lifetime.newest());

        // When
        var end = lifetime.endOf(run, "rule");
        var later = longer.endOf(run, "rule");

        // Then
        assertThat(end.later(later).moment()).isEqualTo(later.moment());
    }

    @Property
    void whoKeepsMoreRunsLosesNothingSooner(@ForAll("lifetimes") Lifetime lifetime, @ForAll("runs") RunFacts run) {
        // Given
        var more = new Lifetime(
                lifetime.keep(),
                lifetime.afterClose(),
                lifetime.newest().map(runs -> Math.min(runs + 1, Lifetime.MOST_NEWEST)));

        // When
        var end = lifetime.endOf(run, "rule");
        var later = more.endOf(run, "rule");

        // Then
        assertThat(end.later(later).moment()).isEqualTo(later.moment());
    }

    @Property
    void nothingOutlastsTheOperatorsLimit(
            @ForAll("rules") List<RetentionRule> rules,
            @ForAll("runs") RunFacts run,
            @ForAll("files") FileFacts file,
            @ForAll("spans") Span limit) {
        // Given
        var limits = new HardLimits(Optional.empty(), Optional.of(limit));
        var all = new ArrayList<>(rules);
        all.add(new RetentionRule("last", Matching.ALL, Lifetime.FOREVER));

        // When
        var end = new RetentionPolicy(all, limits).endOf(run, file);

        // Then
        assertThat(end.moment())
                .hasValueSatisfying(
                        at -> assertThat(at).isBeforeOrEqualTo(run.recordedAt().plus(limit.length())));
    }

    @Property
    void theLaterOfTwoEndsIsTheSameWhicheverComesFirst(
            @ForAll("lifetimes") Lifetime one, @ForAll("lifetimes") Lifetime other, @ForAll("runs") RunFacts run) {
        // Given
        var first = one.endOf(run, "one");
        var second = other.endOf(run, "other");

        // When, Then
        assertThat(first.later(second).moment()).isEqualTo(second.later(first).moment());
    }

    @Provide
    Arbitrary<Span> spans() {
        return Arbitraries.integers().between(1, 2_000).map(hours -> new Span(Duration.ofHours(hours)));
    }

    @Provide
    Arbitrary<Lifetime> lifetimes() {
        return Combinators.combine(
                        spans().optional(),
                        spans().optional(),
                        Arbitraries.integers().between(1, 6).optional())
                .as(Lifetime::new);
    }

    @Provide
    Arbitrary<List<RetentionRule>> rules() {
        var matchings = Combinators.combine(
                        Arbitraries.of(true, false).optional(),
                        Arbitraries.of(true, false).optional(),
                        Arbitraries.of("*.log", "dist/**")
                                .map(PathPattern::new)
                                .list()
                                .ofMaxSize(1),
                        Arbitraries.of(Conclusion.class).optional(),
                        Arbitraries.longs().between(0, 200).optional())
                .as((pullRequest, defaultBranch, paths, conclusion, largerThan) -> new Matching(
                        pullRequest,
                        Optional.empty(),
                        defaultBranch,
                        Optional.empty(),
                        paths,
                        Set.of(),
                        conclusion,
                        largerThan));
        return Combinators.combine(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5), matchings, lifetimes())
                .as(RetentionRule::new)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<RunFacts> runs() {
        var ties = Arbitraries.<PullRequestTie>oneOf(
                Arbitraries.just(new PullRequestTie.None()),
                Arbitraries.just(new PullRequestTie.Open()),
                Arbitraries.integers().between(0, 60).map(day -> new PullRequestTie.Closed(Facts.days(day))));
        return Combinators.combine(
                        Arbitraries.of("main", "topic").optional(),
                        ties,
                        Arbitraries.of(Conclusion.class),
                        Arbitraries.integers().between(0, 8))
                .as((branch, tie, conclusion, newer) -> new RunFacts(
                        Facts.RECORDED,
                        branch,
                        branch.filter("main"::equals).isPresent(),
                        tie,
                        "build",
                        conclusion,
                        IntStream.rangeClosed(1, newer).mapToObj(Facts::days).toList()));
    }

    @Provide
    Arbitrary<FileFacts> files() {
        return Combinators.combine(
                        Arbitraries.of("a.log", "dist/a.whl", "dist/x/b.log", "c.txt"),
                        Arbitraries.longs().between(0, 300))
                .as((path, size) -> Facts.file(path, size));
    }
}
