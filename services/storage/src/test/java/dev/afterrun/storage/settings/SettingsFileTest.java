package dev.afterrun.storage.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.pattern.PathPattern;
import dev.afterrun.storage.persisted.ScopePolicy.DefaultBranch;
import dev.afterrun.storage.persisted.SetRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsFileTest {
    private static final RepositorySettings DEFAULTS = new RepositorySettings(
            new UploadPolicy(UploadMode.ALWAYS, List.of(new PathPattern("ci/**")), List.of(new PathPattern("*.txt"))),
            new CommentSettings(CommentMode.ALWAYS, CheckMode.NONE, Map.of()),
            List.of());

    @Test
    void fileThatSaysNothingLeavesAllAsTheOperatorHasIt() throws SettingsDefect {
        assertThat(SettingsFile.read("# nothing yet\n", DEFAULTS)).isEqualTo(DEFAULTS);
    }

    @Test
    void everyKeyIsReadAsItIsMeant() throws SettingsDefect {
        // Given
        var text = """
                [uploads]
                mode = "on-request"
                re-render-paths = [".ci_support/**", "conda-forge.yml"]
                package-exceptions = ["*.json"]

                [comment]
                comments = "quiet"
                check = "check-run"
                templates = { summary = "Hello" }
                """;

        // When
        var settings = SettingsFile.read(text, DEFAULTS);

        // Then
        assertThat(settings)
                .isEqualTo(new RepositorySettings(
                        new UploadPolicy(
                                UploadMode.ON_REQUEST,
                                List.of(new PathPattern(".ci_support/**"), new PathPattern("conda-forge.yml")),
                                List.of(new PathPattern("*.json"))),
                        new CommentSettings(CommentMode.QUIET, CheckMode.CHECK_RUN, Map.of("summary", "Hello")),
                        List.of()));
    }

    @Test
    void namesOfWhatRunsLeaveStandInForTheOperators() throws SettingsDefect {
        var text = "[artifacts]\nnames = [\"wheels-*\"]\n";

        assertThat(SettingsFile.read(text, DEFAULTS).artifacts()).containsExactly(new NamePattern("wheels-*"));
    }

    @Test
    void workflowsThatItTrustsAreReadEachOnce() throws SettingsDefect {
        // When
        var trusted = SettingsFile.read("""
                        [trust]
                        workflows = [
                          ".github/workflows/release.yml",
                          ".github/workflows/nightly build.yaml",
                          ".github/workflows/release.yml",
                        ]
                        """, DEFAULTS).trusted();

        // Then
        assertThat(trusted)
                .containsExactlyInAnyOrder(
                        new WorkflowPath(".github/workflows/release.yml"),
                        new WorkflowPath(".github/workflows/nightly build.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                ".github/workflows/*.yml",
                ".github/workflows/relea?e.yml",
                ".github/workflows/",
                ".github/workflows/.yml/x",
                ".github/workflows/release",
                ".github/workflows/release.yml@refs/heads/main",
                ".github/workflows/sub/release.yml",
                "./.github/workflows/release.yml",
                "/.github/workflows/release.yml",
                "octo/hello/.github/workflows/release.yml",
                ".GITHUB/workflows/release.yml",
                ".github/workflows/a\\nb.yml"
            })
    void whatIsNoWorkflowsFileIsRefusedInOneLine(String path) {
        assertThatThrownBy(() -> SettingsFile.read("[trust]\nworkflows = [\"" + path + "\"]", DEFAULTS))
                .isInstanceOf(SettingsDefect.class)
                .hasMessageStartingWith("afterrun.toml:2: 'trust.workflows' is a list of workflows, and '")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void whatItSaysOfSetsIsReadAndTheSetsThemselvesAreNot() throws SettingsDefect {
        // When
        var sets = SettingsFile.read("""
                        [persisted]
                        default-branch = "restores"
                        newest = 5
                        unused = "7d"

                        [[persist]]
                        name = "maven"
                        paths = ["~/.m2/repository/**"]
                        """, DEFAULTS).sets();

        // Then
        assertThat(sets)
                .isEqualTo(
                        new SetRules(DefaultBranch.RESTORES_ITS_OWN, Optional.of(5), Optional.of(Duration.ofDays(7))));
    }

    @Test
    void exceptionsThatItNamesStandInForTheOperators() throws SettingsDefect {
        // When
        var uploads = SettingsFile.read("[uploads]\npackage-exceptions = [\"*.json\"]", DEFAULTS)
                .uploads();

        // Then
        assertThat(uploads.isPackage(new ArtifactPath("repodata.json"))).isFalse();
        assertThat(uploads.isPackage(new ArtifactPath("notes.txt"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[uploads]#mod = \"never\"|afterrun.toml:2: unknown key 'uploads.mod'; known are mode, package-exceptions, re-render-paths",
                "#[upload]|afterrun.toml:2: unknown key 'upload'; known are artifacts, comment, persist, persisted, retention, trust, uploads",
                "[uploads]#mode = 1|afterrun.toml:2: 'uploads.mode' is a text, not 1",
                "[uploads]#mode = \"sometimes\"|afterrun.toml:2: 'uploads.mode' is one of on-request, always, never, not 'sometimes'",
                "uploads = true|afterrun.toml:1: 'uploads' is a table, not true",
                "[uploads]##re-render-paths = \"x\"|afterrun.toml:3: 're-render-paths' is a list of texts, not a text",
                "[persisted]#default-branch = \"always\"|afterrun.toml:2: 'persisted.default-branch' is 'hermetic' or 'restores', not 'always'",
                "[persisted]#newest = 0|afterrun.toml:2: 'persisted.newest' is 1 to 100 generations, not 0",
                "[persisted]#keep = 3|afterrun.toml:2: unknown key 'persisted.keep'; known are default-branch, newest, unused",
                "[comment]#check = []|afterrun.toml:2: 'comment.check' is a text, not a list",
                "[trust]#workflows = \"release.yml\"|afterrun.toml:2: 'trust.workflows' is a list of texts, not a text",
                "[trust]#workflows = [1]|afterrun.toml:2: 'trust.workflows' is a list of texts, and one is 1",
                "[trust]#workflows = [\"release.yml\"]|afterrun.toml:2: 'trust.workflows' is a list of workflows, and 'release.yml' is no workflow's file; name it from the repository's root, as '.github/workflows/NAME.yml', without patterns",
                "[trust]#workflow = [\"release.yml\"]|afterrun.toml:2: unknown key 'trust.workflow'; known are workflows",
                "trust = [\".github/workflows/release.yml\"]|afterrun.toml:1: 'trust' is a table, not a list"
            })
    void whatCannotBeMeantIsNamedWithItsLine(String text, String problem) {
        assertThatThrownBy(() -> SettingsFile.read(text.replace('#', '\n'), DEFAULTS))
                .hasMessage(problem.replace("'re-render", "'uploads.re-render"));
    }

    @Test
    void whatIsNoTomlIsNamedWithItsLine() {
        assertThatThrownBy(() -> SettingsFile.read("[uploads]\nmode = \n", DEFAULTS))
                .hasMessageStartingWith("afterrun.toml:2: ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void nestingWithoutEndIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> SettingsFile.read("x = " + "[".repeat(60_000), DEFAULTS))
                .hasMessage("afterrun.toml: brackets are nested more than 30 deep");
    }

    @Test
    void morePatternsThanTheLimitAreRefusedWithBothNumbers() {
        // Given
        var text = "[uploads]\nre-render-paths = [" + "\"x\",".repeat(101) + "]";

        // When, Then
        assertThatThrownBy(() -> SettingsFile.read(text, DEFAULTS))
                .hasMessage("afterrun.toml:2: 'uploads.re-render-paths' has 101 patterns, and 100 is the limit");
    }
}
