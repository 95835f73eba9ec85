package dev.afterrun.contracts.pointer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PointerName;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A name and where it leads now.
 *
 * @param commit empty where it has a rule and nothing was fit for it yet
 * @param version of the last move, which is also its ETag; 0 before the first
 * @param since when it was moved there, by whom, and why
 * @param follows its rule, where it has one
 * @param page for people
 * @param files what a file's path is put behind
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Pointer(
        PointerName name,
        Optional<Commit> commit,
        long version,
        Optional<Instant> since,
        Optional<String> by,
        Optional<String> reason,
        Optional<PointerRule> follows,
        URI page,
        URI files) {}
