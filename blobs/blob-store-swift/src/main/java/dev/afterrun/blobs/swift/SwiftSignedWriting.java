package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.bucket.SignedWriting;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writing by temporary addresses, one for each part, which the store joins by a manifest that names their sizes. An
 * address binds a method, a name and a time, and neither size nor digest; so sizes are looked at when the parts are
 * joined, and the digest is computed from the copy, to which nobody else has an address.
 */
final class SwiftSignedWriting implements SignedWriting {
    private final SwiftClient client;
    private final Joining joining;
    private final Deleting deleting;
    private final TemporaryUrls addresses;
    private final Duration stay;

    SwiftSignedWriting(SwiftClient client, Joining joining, Deleting deleting, TemporaryUrls addresses, Duration stay) {
        this.client = client;
        this.joining = joining;
        this.deleting = deleting;
        this.addresses = addresses;
        this.stay = stay;
    }

    /** It knows MD5 alone. */
    @Override
    public boolean refusesOtherBytes(String name) {
        return false;
    }

    @Override
    public DirectUpload begin(String name, Digest sha256, long size, Comparing comparing) {
        return SentParts.begun(name, sha256, size);
    }

    @Override
    public Optional<Transfer> transfer(DirectUpload upload, Duration lifetime) throws IOException {
        var container = client.container();
        return Optional.of(new Transfer.Parts(new SentParts(upload)
                .missing(new Listing(client)).stream()
                        .map(part -> new Transfer.Part(
                                part.offset(), part.size(), addresses.writing(container, part.name(), lifetime, stay)))
                        .toList()));
    }

    /** The manifest is written anew each time: parts may have been sent again since the last. */
    @Override
    public Arrival arrived(DirectUpload upload) throws IOException {
        return joining.manifest(upload.name(), new SentParts(upload).all())
                .<Arrival>map(version -> new Arrival.Unknown(version, Sealing.OPEN))
                .orElseGet(Arrival.Incomplete::new);
    }

    @Override
    public void copy(DirectUpload upload, String version, String name) throws IOException {
        joining.copyOnce(upload, version, name);
    }

    /** The manifest, if there is one, is the caller's to delete. */
    @Override
    public void abandon(String name, String words) throws IOException {
        deleting.delete(SentParts.names(name, words));
    }

    /** Parts are objects, and are found as such. */
    @Override
    public List<Unfinished> unfinished(String prefix, Instant before) {
        return List.of();
    }
}
