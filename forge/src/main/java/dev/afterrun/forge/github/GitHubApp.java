package dev.afterrun.forge.github;

import java.security.PrivateKey;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An App that we act as.
 *
 * @param id its App id, or its client id
 * @param key never printed
 * @param owners the accounts whose repositories it is for, in lower case; none means all that no other App is for
 */
public record GitHubApp(String id, PrivateKey key, Set<String> owners) {
    public GitHubApp {
        owners = owners.stream().map(owner -> owner.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalArgumentException when {@code pem} holds no RSA private key */
    public static GitHubApp of(String id, String pem, Set<String> owners) {
        return new GitHubApp(id, PemKey.read(pem), owners);
    }

    @Override
    public String toString() {
        return "App " + id;
    }
}
