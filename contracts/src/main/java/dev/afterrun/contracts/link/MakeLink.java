package dev.afterrun.contracts.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Asks for a link that opens one file of a repository for a time, for whoever has it.
 *
 * @param file what stands behind the repository in the file's address, as it is read there: {@code main/dist/hello.tar.gz}
 * @param lasting {@code 12h}, {@code 7d}, from now on, up to {@value dev.afterrun.contracts.Limits#LINK_DAYS} days; a day where nothing
 *     is said
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MakeLink(String file, Optional<String> lasting) {}
