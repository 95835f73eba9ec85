package dev.afterrun.storage.viewer.http;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.FoundFile;
import java.util.List;

/**
 * The file that a page of the viewer is about.
 *
 * @param page the page of the ref that it belongs to
 * @param ref as an address has it
 * @param download where it is saved from
 * @param stay why it is here, and what will end it, in sentences
 */
record ShownFile(
        String repository,
        String page,
        String ref,
        String path,
        String name,
        ByteSize size,
        String download,
        List<String> stay) {
    static ShownFile of(Address.InView address, FoundFile file, PublicUrls urls, List<String> stay) {
        var ref = address.ref().text();
        return new ShownFile(
                address.repository().toString(),
                new Address.Page(address.repository(), address.ref()).rawPath(),
                ref,
                file.path().value(),
                file.path().fileName(),
                new ByteSize(file.size()),
                urls.download(address.repository(), ref, file.path()).toString(),
                stay);
    }

    /** The ref as a heading has it: of a commit the first digits. */
    public String shortRef() {
        return ref.matches("[0-9a-f]{40,64}") ? ref.substring(0, 7) : ref;
    }
}
