package dev.afterrun.http.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.Statement.About;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final RepositoryName HELLO = RepositoryName.parse("octo/hello");
    private static final Commit ONE = new Commit("1".repeat(40));
    private static final Commit TWO = new Commit("2".repeat(40));

    /** What a token says of everything. */
    private static final Caller JOB = new Caller(new CiJob(
            "job",
            new RepositoryId("github.com", "7"),
            HELLO,
            TrustLevel.ORDINARY,
            List.of(
                    new Statement(About.REPOSITORY, "repository", "Octo/Hello"),
                    new Statement(About.RUN, "run_id", "42"),
                    new Statement(About.ATTEMPT, "run_attempt", "2"),
                    new Statement(About.COMMIT, "sha", ONE.hex()),
                    new Statement(About.BUILT_COMMIT, "built", TWO.hex()),
                    new Statement(About.REF, "ref", "refs/heads/main"),
                    new Statement(About.PULL_REQUEST, "number", "9"))));

    @Property
    void aJobMayPublishIfAndOnlyIfNothingThatItSaysIsOtherThanItsToken(
            @ForAll @IntRange(min = 41, max = 43) int run,
            @ForAll @IntRange(min = 1, max = 3) int attempt,
            @ForAll boolean commit,
            @ForAll @IntRange(max = 2) int built,
            @ForAll @IntRange(max = 2) int branch,
            @ForAll @IntRange(max = 2) int pullRequest) {
        // Given
        var said = new JobSaid(
                HELLO,
                Integer.toString(run),
                attempt,
                commit ? ONE : TWO,
                oneOf(built, TWO, ONE),
                oneOf(branch, "main", "main/2"),
                oneOf(pullRequest, 9, 8));
        var agrees = run == 42 && attempt == 2 && commit && built < 2 && branch < 2 && pullRequest < 2;

        // When
        var refusal = catchThrowable(() -> JOB.mayPublishAs(said));

        // Then
        if (agrees) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.problem().status()).isEqualTo(403));
        }
    }

    @Test
    void allThatIsContradictedIsToldAtOnce() {
        // Given
        var said = new JobSaid(HELLO, "1", 1, TWO, Optional.of(ONE), Optional.of("x"), Optional.of(1));

        // When
        var refusal = catchThrowable(() -> JOB.mayPublishAs(said));

        // Then
        assertThat(refusal)
                .hasMessageContainingAll("'run_id'", "'run_attempt'", "'sha'", "'built'", "'ref'", "'number'");
    }

    @Test
    void whatAJobSaysAtLengthIsToldInShort() {
        // Given
        var said =
                new JobSaid(HELLO, "x".repeat(100_000), 2, ONE, Optional.empty(), Optional.empty(), Optional.empty());

        // When
        var refusal = catchThrowable(() -> JOB.mayPublishAs(said));

        // Then
        assertThat(refusal.getMessage()).hasSizeLessThan(500);
    }

    /** Nothing, what is right, or what is wrong. */
    private static <T> Optional<T> oneOf(int which, T right, T wrong) {
        return switch (which) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(right);
            default -> Optional.of(wrong);
        };
    }
}
