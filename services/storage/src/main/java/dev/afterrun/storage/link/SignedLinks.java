package dev.afterrun.storage.link;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.http.identity.link.LinkSigner;
import dev.afterrun.http.identity.link.Signed;
import dev.afterrun.http.identity.link.SignedFile;
import dev.afterrun.http.identity.link.SignedFolder;
import dev.afterrun.storage.signin.SignInSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes links, and tells what those that come open. */
@Singleton
public class SignedLinks {
    /** What every link's path begins with, at the content's origin. */
    public static final String AT = "/-/link/";

    /** So long a page that somebody has open leads to its files. */
    static final Duration FROM_A_PAGE = Duration.ofMinutes(10);

    /** So long somebody reads in a site, whose pages lead to each other. */
    static final Duration OF_A_SITE = Duration.ofHours(8);

    /** A request of which more is said in its first line is refused. */
    private static final int MOST_CHARACTERS = 4_000;

    private final Optional<LinkSigner> signer;
    private final URI content;
    private final Clock clock;

    SignedLinks(LinkSettings settings, SignInSettings signIn, Addresses addresses, Clock clock) {
        this.signer = settings.keys()
                .map(keys -> signer("AFTERRUN_LINKS_KEYS", keys))
                .or(() -> signIn.sessionKey().map(key -> signer("AFTERRUN_SIGN_IN_SESSION_KEY", List.of(key))));
        this.content = addresses.content();
        this.clock = clock;
    }

    /** A key that cannot be is told when the service starts, not to the first who needs a link. */
    void check(@Observes StartupEvent started) {
        areOffered();
    }

    /** Whether there are any: whether there is a key. */
    public boolean areOffered() {
        return signer.isPresent();
    }

    /** The link that opens {@code file} with these bytes until then; empty where there are none, or its address is too long for one. */
    public Optional<URI> to(RepositoryId tenant, URI file, Digest sha256, Instant until) {
        var signed = new SignedFile(tenant, file.getRawPath(), sha256);
        return link(signed, signed.name(), until);
    }

    /** The link that who has signed in opens {@code file} by now: for as long as from a page. */
    public Optional<URI> toFile(RepositoryId tenant, URI file, Digest sha256) {
        return to(tenant, file, sha256, clock.instant().plus(FROM_A_PAGE));
    }

    /**
     * The link that opens the folder at this address, which ends in a slash, with all that is below it: from now on for some hours.
     *
     * @param first the path in it, as it is sent, that the link leads to
     */
    public Optional<URI> toSite(RepositoryId tenant, URI folder, String first) {
        return link(
                new SignedFolder(tenant, folder.getRawPath()),
                first,
                clock.instant().plus(OF_A_SITE));
    }

    private Optional<URI> link(Signed signed, String behind, Instant until) {
        return signer.map(known -> URI.create(content + AT + known.sign(signed, until) + "/" + behind))
                .filter(link -> link.toString().length() <= MOST_CHARACTERS);
    }

    /** How a page that {@code audience} reads leads to files of {@code tenant}. */
    public Opening opening(Audience audience, RepositoryId tenant) {
        return switch (audience) {
            case EVERYBODY -> Opening.ITSELF;
            case FEW -> {
                var until = clock.instant().plus(FROM_A_PAGE);
                yield (file, sha256) -> to(tenant, file, sha256, until).orElse(file);
            }
        };
    }

    /** What a link of ours opens now; empty for whatever else {@code claims} is. */
    public Optional<Signed> opened(String claims) {
        return signer.flatMap(known -> known.open(claims, clock.instant()));
    }

    private static LinkSigner signer(String setting, List<String> keys) {
        try {
            return LinkSigner.of(keys);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " cannot be used: " + e.getMessage());
        }
    }
}
