package dev.afterrun.blobs.swift;

import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.bucket.BucketPage;
import dev.afterrun.blobs.bucket.Chunk;
import dev.afterrun.blobs.bucket.PartPlan;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The objects that others send, one for each part of an upload; its words tell how many there are. */
record SentParts(DirectUpload upload) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    static DirectUpload begun(String name, Digest sha256, long size) {
        var parts = PartPlan.sent(size).numbers().size();
        return new DirectUpload(name, Integer.toString(parts), sha256, size);
    }

    /** What the parts of an upload are called; none where it was begun in another store. */
    static List<String> names(String upload, String words) {
        var count = NUMBER.matcher(words).matches() ? Integer.parseInt(words) : 0;
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> name(upload, number))
                .toList();
    }

    /** As they should be, in their order. */
    List<Chunk> all() {
        var plan = PartPlan.sent(upload.size());
        return plan.numbers().stream()
                .map(number -> new Chunk(name(upload.name(), number), plan.offset(number), plan.length(number)))
                .toList();
    }

    /** Those that are not listed, or not with their size. A listing that lags has one sent again, which is harmless. */
    List<Chunk> missing(Listing listing) throws IOException {
        var all = all();
        var sizes = listing.list(upload.name() + "/", "", all.size()).entries().stream()
                .collect(Collectors.toMap(BucketPage.Entry::name, BucketPage.Entry::size));
        return all.stream()
                .filter(part -> sizes.getOrDefault(part.name(), -1L) != part.size())
                .toList();
    }

    private static String name(String upload, int number) {
        return "%s/%05d".formatted(upload, number);
    }
}
