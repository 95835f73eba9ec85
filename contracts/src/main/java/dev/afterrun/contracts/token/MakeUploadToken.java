package dev.afterrun.contracts.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Asks for a token of one repository.
 *
 * @param kind what it is for: jobs that upload where nothing is said, or tools that install
 * @param name where it is to be used, 1 to {@value dev.afterrun.contracts.Limits#NAME_LENGTH} characters, for whoever reads the list
 * @param refs of an upload token, what it is for: {@code refs/heads/main}, {@code refs/heads/release/*}, {@code refs/tags/*}, {@code refs/pull/*}
 * @param trusted of an upload token, whether its runs are trusted; never those of pull requests
 * @param lasting {@code 90d}, {@code 12w}, from now on; as long as the installation usually lets them where nothing is said
 * @param repositoryId the forge's own id of the repository, where its other jobs are known by that
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MakeUploadToken(
        String name,
        Optional<TokenKind> kind,
        Optional<String> refs,
        boolean trusted,
        Optional<String> lasting,
        Optional<String> repositoryId) {}
