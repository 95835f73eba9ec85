package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.persisted.TouchedSet;
import dev.afterrun.forge.Comment;
import dev.afterrun.notifier.testing.Sets;
import dev.afterrun.notifier.testing.StoredJob;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where what jobs had before they began came from, and what they hand on. */
final class SetsInCommentTest {
    private static final String HEADING = "♻️";

    @Test
    void setIsShownWithAllThatIsKnownOfWhereItComesFrom() {
        // Given
        var set = Sets.visible(4711);
        var sha256 = set.generation().description().sha256();

        // When
        var body = Rendered.of(job("test").sets(Sets.restored(set)));

        // Then
        assertThat(body).contains("""

                <details><summary>♻️ 1 set restored</summary>

                | | Set | Job | Made | Files | SHA-256 |
                |---|---|---|---|---|---|
                | ✅ | [`maven` `deps`](http://localhost:4848/v1/persisted/octo/repo/generations/4711/archive)<br>`branch:main`, generation 12, epoch 1 \
                | restored by test \
                | 21 Nov 2026 09:00 UTC by build of [run 41](http://localhost:4849/octo/repo/run-41), commit `eeeeeee` \
                | 21,304 files, 412 MB<br>6,300 chunks in 14 packs, 9.1 MB new | <code title="%s">%s</code> |

                </details>
                """.formatted(sha256, sha256.abbreviated()));
    }

    @Test
    void jobsWithoutSetsSayNothingOfThem() {
        assertThat(Rendered.of(job("build").file("a.whl"))).doesNotContain(HEADING);
    }

    @Test
    void setThatAWholeMatrixRestoresIsOneLine() {
        // Given
        var matrix = IntStream.range(0, 20)
                .mapToObj(number -> job("on " + number).sets(Sets.restored(Sets.visible(1))))
                .toArray(StoredJob[]::new);

        // When
        var body = Rendered.of(matrix);

        // Then
        assertThat(body)
                .contains(HEADING + " 1 set restored<", "| restored by on 0, on 1, on 2 and 17 more |")
                .containsOnlyOnce("/generations/1/archive");
    }

    @Test
    void setThatMayNotBeRestoredSaysWhyAndIsNotDownloaded() {
        // When
        var body = Rendered.of(
                job("build").sets(Sets.saved(Sets.hidden(2, SetState.DAMAGED, "1 of its 2 chunks are in no pack"))));

        // Then
        assertThat(body)
                .contains(
                        HEADING + " 1 set saved, 1 not visible<",
                        "| ⚠️ | `maven` `deps`<br>`branch:main`, generation 12",
                        "| saved by build<br>**damaged**: 1 of its 2 chunks are in no pack |",
                        ", commit `eeeeeee` |  | <code")
                .doesNotContain("/archive");
    }

    @Test
    void howManyAreLeftOutIsSaid() {
        // Given
        var one = job("one").sets(new JobSets(sets(1), 5, sets(11), 0));
        var other = job("other").sets(new JobSets(sets(21), 0, List.of(), 7));

        // When
        var body = Rendered.of(one, other);

        // Then
        assertThat(body)
                .contains(HEADING + " 25 sets restored, 17 sets saved<", "… and 22 more: [see the page]")
                .contains("/generations/30/archive")
                .doesNotContain("/generations/11/archive");
    }

    @Test
    void setsGoWithTheEndsOfSummariesAndAllOfThemBeforeTheTable() {
        // Given
        var long500 = job("long").summary("word ".repeat(12_000)).sets(new JobSets(sets(1), 0, sets(11), 0));
        var many = IntStream.range(0, 600)
                .mapToObj(number ->
                        job("job " + number).summary("word ".repeat(100)).sets(Sets.restored(Sets.visible(number))))
                .toArray(StoredJob[]::new);

        // When
        var shorter = Rendered.of(long500, job("also long").summary("word ".repeat(12_000)));
        var shortest = Rendered.of(many);

        // Then
        assertThat(shorter).contains(HEADING + " 10 sets restored, 10 sets saved<", "and 15 more: [see");
        assertThat(shortest).doesNotContain(HEADING).contains("| [job 599]");
    }

    @Test
    void setsAsLongAsTheyMayBeAreStillAComment() {
        // Given
        var longest = Sets.called(1, "&".repeat(255), "<".repeat(255), "*".repeat(255), "_".repeat(255));
        var jobs = IntStream.range(0, 300)
                .mapToObj(number -> job("|".repeat(250) + number).sets(Sets.restored(longest)))
                .toArray(StoredJob[]::new);

        // When
        var body = Rendered.of(jobs);

        // Then
        assertThat(Comment.lengthOf(body)).isLessThanOrEqualTo(Comment.BODY_LIMIT);
    }

    @Test
    void setsAloneMakeNoComment() {
        // Given
        var picture = Rendered.picture(
                List.of(job("build").sets(Sets.saved(Sets.visible(1))).stored()), List.of(), List.of(), List.of());

        // When // Then
        assertThat(picture.isWorthAComment()).isFalse();
    }

    private static List<TouchedSet> sets(int first) {
        return IntStream.range(first, first + 10).mapToObj(Sets::visible).toList();
    }
}
