package dev.afterrun.storage.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.pattern.PathPattern;
import dev.afterrun.storage.retention.Lifetime;
import dev.afterrun.storage.retention.Matching;
import dev.afterrun.storage.retention.RetentionRule;
import dev.afterrun.storage.retention.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetentionTablesTest {
    private static final RepositorySettings DEFAULTS = new RepositorySettings(
            new UploadPolicy(UploadMode.ALWAYS, List.of(), List.of()),
            new CommentSettings(CommentMode.ALWAYS, CheckMode.NONE, Map.of()),
            List.of());

    @Test
    void rulesAreReadInTheirOrderAsTheyAreMeant() throws SettingsDefect {
        // Given
        var text = """
                [[retention]]
                name = "big logs of failures"
                pull-request = false
                branch = "release/*"
                default-branch = false
                job = "build (*)"
                paths = ["*.log", "logs/**"]
                kinds = ["wheel"]
                conclusion = "failed"
                larger-than = "1.5 MB"
                keep = "36h"

                [[retention]]
                pull-request = true
                keep = "7d"
                after-close = "2d"

                [[retention]]
                default-branch = true
                newest = 10

                [[retention]]
                keep = "forever"
                """;

        // When
        var rules = read(text);

        // Then
        assertThat(rules)
                .containsExactly(
                        new RetentionRule(
                                "big logs of failures",
                                new Matching(
                                        Optional.of(false),
                                        Optional.of(new NamePattern("release/*")),
                                        Optional.of(false),
                                        Optional.of(new NamePattern("build (*)")),
                                        List.of(new PathPattern("*.log"), new PathPattern("logs/**")),
                                        Set.of("wheel"),
                                        Optional.of(Conclusion.FAILURE),
                                        Optional.of(1_500_000L)),
                                Lifetime.of(Span.parse("36h"))),
                        new RetentionRule(
                                "rule 2",
                                Matching.pullRequests(),
                                new Lifetime(
                                        Optional.of(Span.parse("7d")),
                                        Optional.of(Span.parse("2d")),
                                        Optional.empty())),
                        new RetentionRule(
                                "rule 3",
                                Matching.ofDefaultBranch(),
                                new Lifetime(Optional.empty(), Optional.empty(), Optional.of(10))),
                        new RetentionRule("rule 4", Matching.ALL, Lifetime.FOREVER));
    }

    @Test
    void whatNobodyDownloadsMayGoEarlier() throws SettingsDefect {
        assertThat(read("[[retention]]\nkeep = \"90d\"\nnot-downloaded = \"30d\"\n"))
                .extracting(RetentionRule::lifetime)
                .containsExactly(new Lifetime(
                        Optional.of(Span.parse("90d")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Span.parse("30d"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#[[retention]]#job = \"x\"|2: 'retention[1].keep' is missing: give a rule 'keep', 'after-close', 'newest' or 'not-downloaded'",
                "[[retention]]#keep = \"7d\"#[[retention]]#kep = \"7d\"#newest = 1#branch = \"x\"|4: unknown key 'retention[2].kep'; known are after-close, branch, conclusion, default-branch, job, keep, kinds, larger-than, name, newest, not-downloaded, paths, pull-request",
                "[[retention]]#keep = \"a week\"|2: 'retention[1].keep' is a length of time such as '12h', '7d' or '2w', not 'a week'",
                "[[retention]]#keep = 7|2: 'retention[1].keep' is a text, not 7",
                "[[retention]]#not-downloaded = \"never\"|2: 'retention[1].not-downloaded' is a length of time such as '12h', '7d' or '2w', not 'never'",
                "[[retention]]#keep = \"7d\"#after-close = \"2d\"|3: 'retention[1].after-close' is about pull requests: it needs 'pull-request = true'",
                "[[retention]]#newest = 5|2: 'retention[1].newest' is about a branch: it needs 'branch' or 'default-branch = true'",
                "[[retention]]#default-branch = true#newest = 101|3: 'retention[1].newest' is 1 to 100 runs, not 101",
                "[[retention]]#default-branch = true#newest = 0|3: 'retention[1].newest' is 1 to 100 runs, not 0",
                "[[retention]]#default-branch = true#newest = 5#keep = \"forever\"|4: 'retention[1].keep' is 'forever', which leaves nothing to 'after-close', 'newest' and 'not-downloaded'",
                "[[retention]]#keep = \"7d\"#default-branch = \"main\"|3: 'retention[1].default-branch' is true or false, not a text",
                "[[retention]]#keep = \"7d\"#kinds = [\"egg\"]|3: 'retention[1].kinds' is one of conda, crate, npm, sdist, wheel, not 'egg'",
                "[[retention]]#keep = \"7d\"#larger-than = \"big\"|3: 'retention[1].larger-than' is a size such as '100MB' or '1.5 GB', not 'big'",
                "[[retention]]#keep = \"7d\"#conclusion = \"red\"|3: 'retention[1].conclusion' is one of failed, success, failure, cancelled, not 'red'",
                "[retention]#keep = \"7d\"|1: 'retention' is a list of tables, [[retention]], not a table",
                "retention = [7]|1: 'retention' is a list of tables, [[retention]], and one is 7"
            })
    void whatCannotBeMeantIsNamedWithItsLine(String text, String problem) {
        assertThatThrownBy(() -> read(text.replace('#', '\n'))).hasMessage("afterrun.toml:" + problem);
    }

    @Test
    void moreRulesThanTheLimitAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> read("[[retention]]\nkeep = \"7d\"\n".repeat(51)))
                .message()
                .contains("'retention' has 51 tables, and 50 is the limit");
    }

    private static List<RetentionRule> read(String text) throws SettingsDefect {
        return SettingsFile.read(text, DEFAULTS).retention();
    }
}
