package dev.afterrun.cli.notify.comment;

import static dev.afterrun.cli.notify.comment.Jobs.COMMIT;
import static dev.afterrun.cli.notify.comment.Jobs.heading;
import static dev.afterrun.cli.notify.comment.Jobs.section;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.forge.Comment;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What one writer leaves is what the next one reads. */
final class CommentTest {

    @Property(tries = 300)
    void sectionIsReadAsItWasWritten(@ForAll String job, @ForAll String summary, @ForAll String run) {
        // Given
        var heading = new Heading(
                "urn:ci",
                job,
                run,
                1,
                Optional.of(Instant.EPOCH),
                Jobs.NOW,
                Conclusion.FAILURE,
                Optional.empty(),
                Optional.of(new Shelf(URI.create("https://store.example/index.html"), 2, 3, Jobs.NOW)));
        var results = Results.of(COMMIT, List.of(Section.of(heading, summary, "- a file")));

        // When
        var read = CommentReader.read(CommentWriter.write(results)).orElseThrow();

        // Then
        assertThat(read.commit()).isEqualTo(COMMIT);
        assertThat(read.inOrder()).extracting(Section::heading).containsExactly(heading);
        assertThat(read.inOrder()).extracting(Section::files).containsExactly("- a file");
    }

    @Property(tries = 300)
    void wordsFromOutsideMakeNoSections(@ForAll @Size(max = 6) List<@IntRange(max = 8) Integer> pieces) {
        // Given
        var hostile = List.of(
                Marks.END + "\n",
                Marks.SUMMARY + "\n",
                Marks.of(heading("forged", 9)) + "\n",
                Marks.of(Jobs.NEXT) + "\n",
                "```\n",
                "    ",
                "<details>\n",
                "&lt;!-- afterrun:end --&gt;\n",
                "text\n\n");
        var summary = String.join("", pieces.stream().map(hostile::get).toList());

        // When
        var body = CommentWriter.write(Results.of(COMMIT, List.of(section("job", 1, summary), section("other", 1))));

        // Then
        var read = CommentReader.read(body).orElseThrow();
        assertThat(read.commit()).isEqualTo(COMMIT);
        assertThat(read.inOrder())
                .extracting(section -> section.heading().job())
                .containsExactly("job", "other");
        assertThat(read.inOrder().getLast().summary()).isEqualTo("Summary of other, attempt 1.");
    }

    @Property(tries = 40)
    void commentIsNeverTooLong(
            @ForAll @IntRange(min = 1, max = 400) int jobs, @ForAll @IntRange(max = 60_000) int length) {
        // Given
        var summary = "word 🦊 ".repeat(length / 7);
        var sections = IntStream.range(0, jobs)
                .mapToObj(job -> new Section(heading("job " + job, 1), summary, "- file\n".repeat(20)))
                .toList();

        // When
        var body = CommentWriter.write(Results.of(COMMIT, sections));

        // Then
        assertThat(Comment.lengthOf(body)).isLessThanOrEqualTo(Comment.BODY_LIMIT);
        assertThat(body).contains(Marks.COMMENT.line());
    }

    @Test
    void hundredsOfJobsKeepTheirRows() {
        // Given
        var sections = IntStream.range(0, 120)
                .mapToObj(job -> section("job " + job, 1))
                .toList();

        // When
        var read = CommentReader.read(CommentWriter.write(Results.of(COMMIT, sections)))
                .orElseThrow();

        // Then
        assertThat(read.sections()).hasSize(120);
    }

    @Test
    void whatDoesNotFitIsCounted() {
        // Given
        var sections = IntStream.range(0, 900)
                .mapToObj(job -> section("job " + job, 1))
                .toList();

        // When
        var body = CommentWriter.write(Results.of(COMMIT, sections));

        // Then
        assertThat(body)
                .contains("900 jobs so far.")
                .containsPattern("… and \\d+ more jobs for which there is no room");
    }

    @Property(tries = 100)
    void joiningIsTheSameInEveryOrder(@ForAll long seed) {
        // Given
        var random = new Random(seed);
        var sections = new ArrayList<Section>();
        for (var number = 0; number < 12; number++) {
            sections.add(section("job " + random.nextInt(3), 1 + random.nextInt(4)));
        }
        var one = Results.of(COMMIT, sections);

        // When
        Collections.shuffle(sections, random);
        var half = random.nextInt(sections.size());
        var other = Results.of(COMMIT, sections.subList(half, sections.size()))
                .join(Results.of(COMMIT, sections.subList(0, half)));

        // Then
        assertThat(other.sections()).isEqualTo(one.sections());
    }

    @Test
    void summaryThatIsCutTwiceSaysSoOnce() {
        // Given
        var once = section("job", 1, "word ".repeat(2_000)).with(4_000);

        // When
        var twice = once.with(400);

        // Then
        assertThat(twice.summary()).endsWith("… *(shortened)*").hasSizeLessThan(450);
        assertThat(twice.summary().indexOf("shortened"))
                .isEqualTo(twice.summary().lastIndexOf("shortened"));
    }

    @Test
    void commentThatSomebodyDamagedIsWrittenAnew() {
        // When
        var read = CommentReader.read(Marks.COMMENT.line() + "\n<!-- afterrun:section e30= -->\n"
                + "<!-- afterrun:section ??? -->\n" + Marks.of(COMMIT) + "\nwords");

        // Then
        assertThat(read.orElseThrow().sections()).isEmpty();
    }

    @Test
    void runWithTheGreaterNumberIsTheNewer() {
        // Given
        var ninth = run("9");
        var tenth = run("10");

        // Then
        assertThat(Results.of(COMMIT, List.of(tenth, ninth)).inOrder()).containsExactly(tenth);
    }

    private static Section run(String id) {
        var heading = heading("job", 1);
        return new Section(
                new Heading(
                        heading.source(),
                        heading.job(),
                        id,
                        1,
                        heading.startedAt(),
                        heading.reportedAt(),
                        heading.conclusion(),
                        heading.page(),
                        heading.shelf()),
                "",
                "");
    }
}
