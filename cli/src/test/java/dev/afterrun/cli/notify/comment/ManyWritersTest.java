package dev.afterrun.cli.notify.comment;

import static dev.afterrun.cli.notify.comment.Jobs.COMMIT;
import static dev.afterrun.cli.notify.comment.Jobs.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.notify.forge.ForgeCalls;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Jobs that write the same comment in every interleaving that requests of up to five seconds allow. */
final class ManyWritersTest {
    private static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "octo-repo");
    private static final Duration LONGEST = Duration.ofMillis(4_900);

    private final VirtualTime time = new VirtualTime();

    @Property(tries = 400)
    void noSectionIsLostAndThereIsOneComment(@ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int jobs) {
        // Given
        var random = new Random(seed);
        var forge = new SlowForge(time, random, LONGEST, 0, COMMIT);

        // When
        time.run(IntStream.range(0, jobs)
                .mapToObj(job -> writer(forge, random, 4, Jobs.section("job " + job, 1), COMMIT))
                .toList());

        // Then
        assertThat(forge.told().sections()).hasSize(jobs);
    }

    @Property(tries = 200)
    void noSectionIsLostWhenRequestsAreLost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int jobs) {
        // Given
        var random = new Random(seed);
        var forge = new SlowForge(time, random, LONGEST, 0.1, COMMIT);

        // When
        time.run(IntStream.range(0, jobs)
                .mapToObj(job -> writer(forge, random, 4, Jobs.section("job " + job, 1), COMMIT))
                .toList());

        // Then
        assertThat(forge.told().sections()).hasSize(jobs);
    }

    @Property(tries = 200)
    void newestAttemptStaysWhateverComesLast(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int attempts) {
        // Given
        var random = new Random(seed);
        var forge = new SlowForge(time, random, LONGEST, 0, COMMIT);

        // When
        time.run(IntStream.rangeClosed(1, attempts)
                .mapToObj(attempt -> writer(forge, random, 20, Jobs.section("job", attempt), COMMIT))
                .toList());

        // Then
        assertThat(forge.told().sections().values())
                .extracting(section -> section.heading().attempt())
                .containsExactly(attempts);
    }

    @Property(tries = 400)
    void newestCommitStaysWhateverComesLast(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int jobs) {
        // Given
        var random = new Random(seed);
        var forge = new SlowForge(time, random, LONGEST, 0, COMMIT);
        var workers = new ArrayList<Runnable>();
        for (var job = 0; job < jobs; job++) {
            workers.add(writer(forge, random, 8, Jobs.section("job " + job, 1), COMMIT));
            workers.add(writer(forge, random, 8, Jobs.section("job " + job, 1), NEXT));
        }
        // The push comes first: a job tells of a commit that the forge has.
        forge.push(NEXT);

        // When
        time.run(workers);

        // Then
        assertThat(forge.told().commit()).isEqualTo(NEXT);
        assertThat(forge.told().sections()).hasSize(jobs);
    }

    @Property(tries = 5)
    void matrixOfFiftyJobsComesToRest(@ForAll long seed) {
        // Given
        var random = new Random(seed);
        var forge = new SlowForge(time, random, Duration.ofMillis(600), 0, COMMIT);

        // When
        time.run(IntStream.range(0, 50)
                .mapToObj(job -> writer(forge, random, 10, Jobs.section("job " + job, 1), COMMIT))
                .toList());

        // Then
        assertThat(forge.told().sections()).hasSize(50);
    }

    /** A job that reports within the first {@code seconds}. */
    private Runnable writer(SlowForge forge, Random random, int seconds, Section section, Commit commit) {
        var calls = new ForgeCalls(new Retry(Duration.ofHours(1), time, note -> {}));
        var settling = new Settling(time::pass, () -> random.nextBoolean() ? random.nextDouble() : 0);
        var comment = new SharedComment(forge, calls, REPOSITORY, 1, settling, time::instant);
        return () -> {
            time.pass(Duration.ofMillis(random.nextInt(seconds * 1000)));
            comment.put(section, commit);
        };
    }
}
