package dev.afterrun.http.identity.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.issuer.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the guide's table of trust says what is so, and no event is left out of it. */
class TrustTableTest {
    private static final Path GUIDE = Path.of("../docs/how-to/publish-with-the-jobs-own-token.md");
    private static final String REST = "any";
    private static final RefTrust REFS = RefTrust.of(List.of("refs/heads/main"));

    /** What sets off workflows of GitHub, by its reference, and one that does not exist. */
    private static final Set<String> GITHUB = Set.of(
            "branch_protection_rule",
            "check_run",
            "check_suite",
            "create",
            "delete",
            "deployment",
            "deployment_status",
            "discussion",
            "discussion_comment",
            "fork",
            "gollum",
            "image_version",
            "issue_comment",
            "issues",
            "label",
            "merge_group",
            "milestone",
            "page_build",
            "public",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "pull_request_target",
            "push",
            "registry_package",
            "release",
            "repository_dispatch",
            "schedule",
            "status",
            "watch",
            "workflow_call",
            "workflow_dispatch",
            "workflow_run",
            "something_new");

    /** What sets off pipelines of GitLab, by its reference, and one that does not exist. */
    private static final Set<String> GITLAB = Set.of(
            "api",
            "chat",
            "external",
            "external_pull_request_event",
            "merge_request_event",
            "ondemand_dast_scan",
            "ondemand_dast_validation",
            "parent_pipeline",
            "pipeline",
            "push",
            "schedule",
            "security_orchestration_policy",
            "trigger",
            "web",
            "webide",
            "something_new");

    @ParameterizedTest
    @MethodSource("rows")
    void theTableOfTrustSaysWhatIsSo(Row row) {
        for (var event : row.events()) {
            for (var ref : row.refs()) {
                for (var forks : row.forks()) {
                    // When
                    var trust = trust(row.system(), event, ref, forks);

                    // Then
                    assertThat(trust)
                            .as("%s at %s with forks %s", event, ref, forks)
                            .isEqualTo(row.trust());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aListOfWorkflowsRaisesThoseOfWhichTheTableSaysSo(Row row) {
        for (var event : row.events()) {
            for (var ref : row.refs()) {
                for (var forks : row.forks()) {
                    // When
                    var raised = job(row.system(), event, ref, forks)
                            .ifListed()
                            .map(listed -> listed.claim().trust().word());

                    // Then
                    var push = job(row.system(), "push", ref, forks).trust().word();
                    assertThat(raised)
                            .as("%s at %s with forks %s", event, ref, forks)
                            .isEqualTo(row.isRaised() ? Optional.of(push) : Optional.empty());
                }
            }
        }
    }

    @Test
    void everyCiSystemIsInTheTable() throws IOException {
        // When
        var systems = rows().map(Row::system).collect(Collectors.toSet());

        // Then
        assertThat(systems).containsExactlyInAnyOrder("GitHub Actions", "GitLab CI", "Buildkite");
    }

    static Stream<Row> rows() throws IOException {
        var cells = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.matches("\\| (GitHub Actions|GitLab CI|Buildkite) \\|.*"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        return cells.stream()
                .map(row -> new Row(
                        row.get(1),
                        events(row, cells),
                        refs(row.get(3)),
                        forks(row.get(4)),
                        row.get(5),
                        isRaised(row.get(6))));
    }

    private static Set<String> events(List<String> row, List<List<String>> all) {
        if (!row.get(2).startsWith(REST)) {
            return words(row.get(2));
        }
        var named = all.stream()
                .filter(other ->
                        other.get(1).equals(row.get(1)) && !other.get(2).startsWith(REST))
                .flatMap(other -> words(other.get(2)).stream())
                .collect(Collectors.toSet());
        return switch (row.get(1)) {
            case "GitHub Actions" -> without(GITHUB, named);
            case "GitLab CI" -> without(GITLAB, named);
            default -> Set.of("any");
        };
    }

    private static Set<String> without(Set<String> all, Set<String> named) {
        assertThat(all).containsAll(named);
        return all.stream().filter(event -> !named.contains(event)).collect(Collectors.toSet());
    }

    private static Set<String> refs(String cell) {
        return switch (cell) {
            case "trusted" -> Set.of("main");
            case "another" -> Set.of("feature");
            case "any" -> Set.of("main", "feature");
            default -> throw new IllegalArgumentException(cell);
        };
    }

    private static boolean isRaised(String cell) {
        return switch (cell) {
            case "as of a push" -> true;
            case "the same" -> false;
            default -> throw new IllegalArgumentException(cell);
        };
    }

    private static Set<Boolean> forks(String cell) {
        return switch (cell) {
            case "either" -> Set.of(true, false);
            default -> Set.of(Boolean.valueOf(cell.replace("`", "")));
        };
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.replace("`", "").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static String trust(String system, String event, String ref, boolean forks) {
        return job(system, event, ref, forks).trust().word();
    }

    private static CiJob job(String system, String event, String ref, boolean forks) {
        return switch (system) {
            case "GitHub Actions" ->
                new GitHubJobs("github.com", CiSystem.EVERYBODY, REFS, forks).read(new Claims(github(event, ref)));
            case "GitLab CI" ->
                new GitLabJobs("gitlab.com", CiSystem.EVERYBODY, REFS, forks).read(new Claims(gitlab(event, ref)));
            default -> OtherCiSystemsTest.buildkite(forks).read(new Claims(buildkite(ref)));
        };
    }

    private static JwtClaims github(String event, String ref) {
        var claims = new JwtClaims();
        claims.setSubject("repo:octo/hello");
        claims.setClaim("repository", "octo/hello");
        claims.setClaim("repository_id", "1296269");
        claims.setClaim("repository_owner_id", "583231");
        claims.setClaim("run_id", "42");
        claims.setClaim("run_attempt", "1");
        claims.setClaim("event_name", event);
        claims.setClaim("ref", event.equals("pull_request") ? "refs/pull/5/merge" : "refs/heads/" + ref);
        claims.setClaim("head_ref", ref);
        claims.setClaim("sha", CiSystem.SHA);
        claims.setClaim("workflow_ref", "octo/hello/.github/workflows/ci.yml@refs/heads/" + ref);
        return claims;
    }

    private static JwtClaims gitlab(String source, String ref) {
        var claims = OtherCiSystemsTest.gitlab();
        claims.setClaim("pipeline_source", source);
        claims.setClaim("ref", ref);
        claims.setClaim("ref_protected", "false");
        return claims;
    }

    private static JwtClaims buildkite(String ref) {
        var claims = OtherCiSystemsTest.buildkite();
        claims.setClaim("build_branch", ref);
        return claims;
    }

    /** A row of the table, as what it speaks of. */
    record Row(
            String system, Set<String> events, Set<String> refs, Set<Boolean> forks, String trust, boolean isRaised) {}
}
