package dev.afterrun.notifier.rendering;

import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.notifier.picture.Picture;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a picture as what the forge shows beside the head: a check run with all that the comment says, or a status of one line. */
@ApplicationScoped
public class CheckRendering {
    private final CommentRendering comment;

    CheckRendering(CommentRendering comment) {
        this.comment = comment;
    }

    /** The comment's headline and body, of at most {@value CheckReport#SUMMARY_LIMIT} characters. */
    public CheckReport report(Picture picture) {
        return new CheckReport(
                Verdict.of(picture),
                Headline.of(picture),
                comment.within(CheckReport.SUMMARY_LIMIT, picture),
                picture.page());
    }

    /** The headline, and what came of the tests: plain text of at most {@value CommitStatus#DESCRIPTION_LIMIT} characters. */
    public CommitStatus status(Picture picture) {
        // A sign stands before it already; and GitHub has refused those of four bytes here.
        var words = Stream.of(
                        Headline.words(picture),
                        new TestViews(picture.jobs(), Depth.FULL).inShort().replace("**", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return new CommitStatus(Verdict.of(picture), words, picture.page());
    }
}
