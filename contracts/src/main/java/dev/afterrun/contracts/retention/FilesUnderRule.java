package dev.afterrun.contracts.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.ArtifactPath;
import java.time.Instant;
import java.util.Optional;

/**
 * Files of one job that one rule is about, and that go together.
 *
 * @param first the first of them by path
 * @param rule the name of the rule
 * @param why what that gives them, in words: {@code 7 days after the run}
 * @param ends when they would go by the rule alone; empty: it lets them stay
 * @param goes when they go as things are, with all that holds them; empty: nothing ends them for now
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FilesUnderRule(
        String run,
        String job,
        int attempt,
        ArtifactPath first,
        int files,
        long bytes,
        String rule,
        String why,
        Optional<Instant> ends,
        Optional<Instant> goes) {}
