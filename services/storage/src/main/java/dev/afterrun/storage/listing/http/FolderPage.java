package dev.afterrun.storage.listing.http;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ViewNames;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.link.Opening;
import dev.afterrun.storage.listing.Entry;
import dev.afterrun.storage.listing.Folder;
import dev.afterrun.storage.listing.http.FolderView.EntryView;
import dev.afterrun.storage.listing.http.FolderView.Link;
import dev.afterrun.storage.page.Moment;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the page of a folder: where its entries lead, and what can be had of all of them. */
final class FolderPage {
    private final String web;
    private final String content;
    private final String saved;
    private final Address.InView address;
    private final Folder folder;
    private final Opening opening;

    /** @param audience who has signed in saves all of it where the session counts */
    FolderPage(Addresses addresses, Address.InView address, Folder folder, Opening opening, Audience audience) {
        var ref = "/" + address.repository() + "/"
                + PublicUrls.segment(address.ref().text()) + "/";
        this.web = addresses.web() + ref;
        this.content = addresses.content() + ref;
        this.saved = switch (audience) {
            case EVERYBODY -> content;
            case FEW -> web;
        };
        this.address = address;
        this.folder = folder;
        this.opening = opening;
    }

    /** The page that shows {@code entries} as seen at {@code now}; it goes on at {@code next}. */
    FolderView of(List<Entry> entries, Optional<String> next, Instant now) {
        var names = folder.names();
        return new FolderView(
                address.repository().toString(),
                above(),
                names.isEmpty() ? "" : names.getLast(),
                entries.stream().map(entry -> view(entry, now)).toList(),
                archive(".zip"),
                archive(".tar.zst"),
                saved + ViewNames.OURS + "/SHA256SUMS" + (names.isEmpty() ? "" : "/" + encoded(names)),
                content + ViewNames.OURS + "/list/" + slashed(names) + "?format=json",
                next);
    }

    private List<Link> above() {
        var links = new ArrayList<Link>();
        links.add(new Link(address.ref().text(), web.substring(0, web.length() - 1)));
        if (!folder.names().isEmpty()) {
            links.add(new Link("files", list(List.of())));
        }
        for (var depth = 1; depth < folder.names().size(); depth++) {
            links.add(
                    new Link(folder.names().get(depth - 1), list(folder.names().subList(0, depth))));
        }
        return links;
    }

    private EntryView view(Entry entry, Instant now) {
        var below = new ArrayList<>(folder.names());
        below.add(entry.name());
        return new EntryView(
                entry.name(),
                entry.sha256()
                        .map(sha256 ->
                                opening.at(URI.create(file(below)), sha256).toString())
                        .orElseGet(() -> list(below)),
                entry.isFolder() ? Optional.of(entry.files()) : Optional.empty(),
                new ByteSize(entry.size()),
                entry.executable(),
                Moment.of(entry.finished(), now),
                entry.sha256().map(Digest::hex));
    }

    private String archive(String suffix) {
        return saved + ViewNames.OURS + "/archive" + (folder.names().isEmpty() ? "" : "/" + encoded(folder.names()))
                + suffix;
    }

    private String list(List<String> names) {
        return web + ViewNames.OURS + "/list/" + slashed(names);
    }

    /** Below our own name, so that no view stands before it. */
    private String file(List<String> names) {
        return content + (ViewNames.contains(names.getFirst()) ? ViewNames.OURS + "/files/" : "") + encoded(names);
    }

    private static String slashed(List<String> names) {
        return names.isEmpty() ? "" : encoded(names) + "/";
    }

    private static String encoded(List<String> names) {
        return String.join("/", names.stream().map(PublicUrls::segment).toList());
    }
}
