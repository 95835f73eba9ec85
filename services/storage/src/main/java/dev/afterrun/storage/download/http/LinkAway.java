package dev.afterrun.storage.download.http;

import dev.afterrun.contracts.Digest;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.link.SignedLinks;
import dev.afterrun.storage.visibility.ReadRepositories;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** Where who reads by having signed in finds what few read: at the content's origin, which no session reaches, by a link. */
@ApplicationScoped
class LinkAway {
    private final SignedLinks links;
    private final ReadRepositories repositories;
    private final Addresses addresses;

    LinkAway(SignedLinks links, ReadRepositories repositories, Addresses addresses) {
        this.links = links;
        this.repositories = repositories;
        this.addresses = addresses;
    }

    /**
     * The link to the file at {@code address}, or to its folder where that is asked for, whose page leads to others; empty where there are
     * no links. Blocks.
     *
     * @param rawPath the address as it was sent
     */
    Optional<String> to(Address.OfFile address, String rawPath, Digest sha256) {
        var at = URI.create(addresses.content() + rawPath);
        return repositories
                .tenant(address.repository())
                .flatMap(tenant -> switch (address) {
                    case Address.InFolder _ -> links.toSite(tenant, at, "");
                    case Address.InRef _, Address.Download _, Address.InJob _, Address.OfContent _ ->
                        links.toFile(tenant, at, sha256);
                })
                .map(URI::toString);
    }
}
