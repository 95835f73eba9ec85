package dev.afterrun.contracts.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What the token that a CI system makes for its job has to name as its audience, to be taken here.
 *
 * @param github of GitHub Actions; empty, as each, where such tokens are not taken
 * @param gitlab of GitLab CI
 * @param buildkite of Buildkite
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record JobTokenAudiences(Optional<String> github, Optional<String> gitlab, Optional<String> buildkite) {
    /** No job's token is taken. */
    public static final JobTokenAudiences NONE =
            new JobTokenAudiences(Optional.empty(), Optional.empty(), Optional.empty());
}
