package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.markdown.Markdown;
import dev.afterrun.notifier.picture.OlderCommit;
import java.net.URI;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class CommentLimitTest {

    @Property(tries = 60)
    void everyPictureFitsAndKeepsMarkerAndLink(
            @ForAll("jobs") List<RunStored> jobs, @ForAll("olderCommits") List<OlderCommit> older) {
        // When
        var body = Rendered.of(jobs, older);

        // Then
        assertThat(Comment.lengthOf(body)).isLessThanOrEqualTo(Comment.BODY_LIMIT);
        assertThat(CommentRendering.MARKER.marks(body)).isTrue();
        assertThat(Markdown.html(body)).contains("<a href=\"" + Rendered.PAGE + "\">");
    }

    @Provide
    Arbitrary<List<RunStored>> jobs() {
        return Combinators.combine(text(255), text(60_000), paths(), Arbitraries.of(Conclusion.class))
                .as((name, summary, paths, conclusion) -> {
                    var job = job(name).summary(summary).concluded(conclusion);
                    paths.forEach(job::file);
                    return job.stored();
                })
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<OlderCommit>> olderCommits() {
        var commit =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(40).map(Commit::new);
        return commit.map(sha -> new OlderCommit(sha, 3, 1, URI.create("http://localhost:4849/octo/repo/run-1")))
                .list()
                .ofMaxSize(100);
    }

    private static Arbitrary<List<String>> paths() {
        return Arbitraries.of("a", "b", "|", "`", "*", "_", "<", ">", "[", "]", "(", ")", "#", " ", "é", "🦊")
                .list()
                .ofMinSize(1)
                .ofMaxSize(200)
                .map(characters -> String.join("", characters).strip() + "x")
                .list()
                .ofMaxSize(100);
    }

    /** Mostly Markdown's own characters: the likeliest to break something. */
    private static Arbitrary<String> text(int length) {
        var markup = Arbitraries.of(
                "```", "\n", "\n\n", "</details>", "<!--", "|", "* ", "> ", "[a](", "@me ", "#1 ", "&", "<b>");
        var words = Arbitraries.strings().alpha().ofMaxLength(20);
        return Arbitraries.oneOf(markup, words).list().ofMaxSize(length / 20).map(parts -> String.join("", parts));
    }
}
