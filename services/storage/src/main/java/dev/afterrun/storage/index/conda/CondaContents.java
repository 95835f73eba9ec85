package dev.afterrun.storage.index.conda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.index.Packages.Content;
import java.util.List;

/** What a channel is made of, before it is known what any of it says; the same contents make the same channel. */
record CondaContents(List<Content> contents) {
    boolean isEmpty() {
        return contents.isEmpty();
    }

    /** One digest of all paths and digests, in their order. */
    Digest digest() {
        var sha256 = Digest.sha256();
        for (var content : contents) {
            sha256.update(content.sha256().bytes());
            sha256.update(content.path().value().getBytes(UTF_8));
            sha256.update((byte) 0);
        }
        return Digest.ofHash(sha256.digest());
    }

    List<Digest> digests() {
        return contents.stream().map(Content::sha256).toList();
    }
}
