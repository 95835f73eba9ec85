package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.forge.Comment;
import dev.afterrun.notifier.testing.StoredJob;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However much there is to say, it is a comment that the forge takes. */
final class CommentLengthTest {
    @Test
    void manyFilesAreListedInPartWithALinkToTheRest() {
        // Given
        var job = job("build");
        IntStream.range(0, 50).forEach(number -> job.file("file-" + number));

        // When
        var body = Rendered.of(job);

        // Then
        assertThat(body).contains("`file-19`", "[30 more](http://localhost:4849/octo/repo/run-1)");
        assertThat(body).doesNotContain("`file-20`");
    }

    @Test
    void filesOfJobsThatDidWellAreTheFirstToGo() {
        // Given
        var failed = job("failed").concluded(Conclusion.FAILURE).file("core.dump");
        var well = IntStream.range(0, 30).mapToObj(CommentLengthTest::jobWithLongPaths);

        // When
        var body = rendered(Stream.concat(Stream.of(failed), well));

        // Then
        assertThat(body).contains("`core.dump`").doesNotContain("long-path").contains("job 29");
    }

    @Test
    void summariesAreShortenedBeforeTheTableIs() {
        // Given
        var jobs = IntStream.range(0, 30)
                .mapToObj(number -> job("job " + number).summary("beginning " + "word ".repeat(2_000)));

        // When
        var body = rendered(jobs);

        // Then
        assertThat(body).contains("beginning", "the rest of the summary", "job 29");
    }

    @Test
    void thousandsOfJobsAreStillAComment() {
        // Given
        var jobs = IntStream.range(0, 3_000).mapToObj(number -> job("job " + number));

        // When
        var body = rendered(jobs);

        // Then
        assertThat(body).contains("All 3,000 jobs passed", "… and 2900 more");
    }

    @Test
    void jobsAsLongAsTheyMayBeAreStillAComment() {
        // Given
        var jobs = IntStream.range(0, 3_000)
                .mapToObj(number -> job("&".repeat(255)).source("*".repeat(255)));

        // When
        var body = rendered(jobs);

        // Then
        assertThat(Comment.lengthOf(body)).isLessThanOrEqualTo(Comment.BODY_LIMIT);
        assertThat(body).contains(Rendered.PAGE.toString());
    }

    private static StoredJob jobWithLongPaths(int number) {
        var job = job("job " + number);
        IntStream.range(0, 20).forEach(file -> job.file("long-path".repeat(12) + file));
        return job;
    }

    private static String rendered(Stream<StoredJob> jobs) {
        var body = Rendered.of(jobs.map(StoredJob::stored).toList(), List.of());
        assertThat(Comment.lengthOf(body)).isLessThanOrEqualTo(Comment.BODY_LIMIT);
        return body;
    }
}
