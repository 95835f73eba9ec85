package dev.afterrun.contracts.event;

import static dev.afterrun.contracts.event.Golden.golden;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.contracts.settings.UploadMode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Golden JSON of what storage tells of repositories and pull requests is append-only, too. */
final class GoldenToldFactsTest {
    private static final RepositoryId REPOSITORY = new RepositoryId("github.com", "1296269");
    private static final RepositoryName NAME = RepositoryName.parse("octocat/Hello-World");

    @Test
    void repositoryToldIsReadAndWrittenAsEver() throws IOException {
        golden(
                "repository-told-1.json",
                new RepositoryTold(
                        REPOSITORY,
                        NAME,
                        new Revision(3),
                        UploadMode.ON_REQUEST,
                        new CommentSettings(CommentMode.ALWAYS, CheckMode.NONE, Map.of()),
                        Optional.of("afterrun.toml:4: unknown key 'uploads.mod'; did you mean 'mode'?"),
                        Optional.empty()));
    }

    @Test
    void repositoryToldWithAQuotaIsReadAndWrittenAsEver() throws IOException {
        golden(
                "repository-told-2.json",
                new RepositoryTold(
                        REPOSITORY,
                        NAME,
                        new Revision(4),
                        UploadMode.ON_REQUEST,
                        new CommentSettings(CommentMode.ALWAYS, CheckMode.NONE, Map.of()),
                        Optional.empty(),
                        Optional.of("octocat/Hello-World has more than 40.0 GB, and may have 50.0 GB")));
    }

    @Test
    void pullRequestToldIsReadAndWrittenAsEver() throws IOException {
        golden(
                "pull-request-told-1.json",
                new PullRequestTold(
                        REPOSITORY,
                        NAME,
                        7,
                        new Revision(2),
                        new UploadsTold(
                                UploadMode.ON_REQUEST,
                                true,
                                Optional.of(Instant.parse("2026-11-23T09:00:00Z")),
                                Optional.of(2),
                                Optional.of(new Actor("octocat", "583231")),
                                Optional.of(Instant.parse("2026-11-21T09:00:00Z")),
                                Optional.empty(),
                                Optional.empty())));
    }
}
