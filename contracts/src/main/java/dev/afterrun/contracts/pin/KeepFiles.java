package dev.afterrun.contracts.pin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Asks for a run's files, or for one file, to be kept. The same again, for the same owner, changes the time and the reason.
 *
 * @param of what stands behind the repository in its address: {@code run-77}, {@code 6e4ddaf/dist/app.whl}
 * @param lasting {@code 30d}, {@code 12h} or {@code forever}, from now on
 * @param owner who is to be asked about it; whoever asks where nobody is named
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record KeepFiles(String of, String lasting, String reason, Optional<String> owner) {}
