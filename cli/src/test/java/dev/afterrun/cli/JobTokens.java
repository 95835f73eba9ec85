package dev.afterrun.cli;

import dev.afterrun.cli.fake.FakeTokens;
import dev.afterrun.contracts.discovery.JobTokenAudiences;
import java.util.Optional;

/** What tests of jobs with tokens of their own begin with. */
final class JobTokens {
    private JobTokens() {}

    /** The same audience for every CI system. */
    static JobTokenAudiences of(String audience) {
        var one = Optional.of(audience);
        return new JobTokenAudiences(one, one, one);
    }

    /** {@code run} in a job of GitHub Actions that may ask for {@code tokens}, and was given none. */
    static CommandLineRun gitHub(CommandLineRun run, FakeTokens tokens) {
        return run.with("AFTERRUN_TOKEN", "")
                .with("GITHUB_ACTIONS", "true")
                .with("ACTIONS_ID_TOKEN_REQUEST_URL", tokens.url())
                .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", FakeTokens.SECRET)
                .file("a.txt", "a");
    }

    /** The last line: those before it tell of progress. */
    static String failure(CommandLineRun run) {
        return run.err().lines().reduce((first, second) -> second).orElse("");
    }
}
