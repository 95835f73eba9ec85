package dev.afterrun.notifier.rendering;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.notifier.picture.AnsweredCommand;
import dev.afterrun.notifier.picture.Decisions;
import dev.afterrun.notifier.picture.OlderCommit;
import dev.afterrun.notifier.picture.Picture;
import dev.afterrun.notifier.testing.StoredJob;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders with the service's own template, without starting the service. */
final class Rendered {
    static final Commit HEAD = new Commit("a".repeat(40));
    static final URI PAGE = URI.create("http://localhost:4849/octo/repo/pr-1");
    private static final CommentRendering RENDERING = new CommentRendering(Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .build()
            .parse(template()));

    private Rendered() {}

    static String of(StoredJob... jobs) {
        return of(Arrays.stream(jobs).map(StoredJob::stored).toList(), List.of());
    }

    static String of(List<RunStored> jobs, List<OlderCommit> older) {
        return of(jobs, older, List.of());
    }

    static String of(List<RunStored> jobs, List<OlderCommit> older, List<AnsweredCommand> answers) {
        return RENDERING.of(picture(jobs, List.of(), older, answers));
    }

    static CheckReport report(Picture picture) {
        return new CheckRendering(RENDERING).report(picture);
    }

    static CommitStatus status(Picture picture) {
        return new CheckRendering(RENDERING).status(picture);
    }

    static Picture picture(
            List<RunStored> jobs, List<RunUnderway> underway, List<OlderCommit> older, List<AnsweredCommand> answers) {
        return new Picture(
                HEAD,
                jobs,
                underway,
                false,
                older,
                answers,
                PAGE,
                new Decisions(1, Optional.empty(), Optional.empty()));
    }

    /** With parts that the repository words itself. */
    static String of(Map<String, String> templates, StoredJob... jobs) {
        return of(new Decisions(1, Optional.empty(), Optional.empty(), Optional.empty(), templates), jobs);
    }

    static String of(Decisions decisions, StoredJob... jobs) {
        var told = Arrays.stream(jobs).map(StoredJob::stored).toList();
        return RENDERING.of(new Picture(HEAD, told, List.of(), false, List.of(), List.of(), PAGE, decisions));
    }

    private static String template() {
        try (var file = Rendered.class.getResourceAsStream("/templates/comment.md")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
