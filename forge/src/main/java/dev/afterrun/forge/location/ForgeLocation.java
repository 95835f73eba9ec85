package dev.afterrun.forge.location;

import dev.afterrun.forge.Forge;
import dev.afterrun.forge.github.GitHubForge;
import dev.afterrun.forge.local.LocalForge;
import java.net.URI;
import java.util.Optional;

/**
 * Where a forge is and how to speak to it.
 *
 * @param url the API's base: {@code https://api.github.com}, {@code https://HOST/api/v3}, or the local forge's
 * @param token needed by GitHub, unused by the local forge; never printed
 */
public record ForgeLocation(ForgeKind kind, URI url, Optional<String> token) {
    /** @throws IllegalArgumentException when GitHub is named without a token, or its token would travel in the clear */
    public Forge connect() {
        return switch (kind) {
            case LOCAL -> new LocalForge(url);
            case GITHUB ->
                new GitHubForge(
                        url,
                        token.filter(text -> !text.isBlank())
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "GitHub at " + url + " needs a token that may write pull request comments")));
        };
    }

    @Override
    public String toString() {
        return kind + " at " + url;
    }
}
