package dev.afterrun.storage.settings;

import dev.afterrun.contracts.settings.UploadMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Package files of pull requests, where a repository's `afterrun.toml` does not say otherwise. */
@ConfigMapping(prefix = "afterrun.uploads")
public interface UploadDefaults {
    /** Whether they are taken: `on-request`, `always` or `never`. The launcher sets `always`. */
    @WithDefault("on-request")
    UploadMode mode();

    /** What CI does is written in these: a push that changes one ends what was asked for. Separated by commas. */
    @WithDefault(".github/workflows/**,.github/actions/**,.gitlab-ci.yml,.gitlab/ci/**,.circleci/**,.buildkite/**,"
            + ".azure-pipelines/**,azure-pipelines*.yml,.ci_support/**,.scripts/**,.ci/**,conda-forge.yml,.travis.yml,"
            + ".appveyor.yml,appveyor.yml,.drone.yml,.drone.star,.woodpecker.yml,.woodpecker/**,.cirrus.yml,.cirrus.star,"
            + "Jenkinsfile,bitbucket-pipelines.yml,.semaphore/**,.pipelines/**,afterrun.toml")
    List<String> rerenderPaths();

    /** What is no package file, and is always taken: reports, logs, texts and pages. Separated by commas. */
    @WithDefault(
            "*.xml,*.sarif,*.lcov,*.tap,*.trx,*.log,*.log.gz,*.log.zst,*.out,*.err,*.txt,*.md,*.rst,*.html,*.htm,*.css,"
                    + "*.js,*.svg,*.png,*.jpg,*.jpeg,*.gif,*.webp,*.ico,*.woff,*.woff2")
    List<String> packageExceptions();

    /** How long uploads stay on where nobody says for how long. */
    @WithDefault("P2D")
    Duration usual();

    /** The longest that they may be asked for; also how long they stay on at most where runs are counted. */
    @WithDefault("P30D")
    Duration longest();

    /** The most runs that they may be asked for. */
    @WithDefault("100")
    int mostRuns();
}
