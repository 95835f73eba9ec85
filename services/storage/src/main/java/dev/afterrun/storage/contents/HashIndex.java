package dev.afterrun.storage.contents;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.content.ContentUse;
import dev.afterrun.contracts.content.ContentUses;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.contents.UsesOfContent.Use;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Tells where one repository has some content. */
@ApplicationScoped
public class HashIndex {
    /** Files of one page. */
    public static final int PAGE = 100;

    private final UsesOfContent uses;
    private final PublicUrls urls;

    HashIndex(UsesOfContent uses, PublicUrls urls) {
        this.uses = uses;
        this.urls = urls;
    }

    /** A page of the files that are this content; empty where there are none, be it that the repository is unknown. */
    public Optional<ContentUses> find(RepositoryName repository, Digest sha256, Optional<PagePosition> after) {
        // One more than is shown tells whether there are more.
        var found = uses.page(repository, sha256, after, PAGE + 1);
        return found.stream().findFirst().map(first -> answer(repository, sha256, first.size(), found));
    }

    private ContentUses answer(RepositoryName repository, Digest sha256, long size, List<Use> found) {
        var shown = found.stream().limit(PAGE).map(Use::file).toList();
        return new ContentUses(
                sha256,
                size,
                shown.stream()
                        .filter(use -> use.trust() != TrustLevel.UNTRUSTED)
                        .findFirst()
                        .map(use -> urls.content(repository, sha256, use.path())),
                shown,
                found.size() > PAGE ? Optional.of(next(repository, sha256, shown.getLast())) : Optional.empty());
    }

    private URI next(RepositoryName repository, Digest sha256, ContentUse last) {
        return urls.usesBehind(repository, sha256, PagePosition.of(last).toString());
    }
}
