package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.bucket.BucketSettings.Writing;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Tries at start what a store will be asked for, so that a wrong name or a missing right shows then and not at night. */
public final class BucketProbe {
    private static final byte[] BYTES = {'a', 'f', 't', 'e', 'r', 'r', 'u', 'n'};

    private final Bucket bucket;
    private final String folder;

    private BucketProbe(Bucket bucket, String folder) {
        this.bucket = bucket;
        this.folder = folder;
    }

    /**
     * What was found out of a bucket in which everything works that must.
     *
     * @param refusesDamaged whether it noticed bytes that have another checksum than they were sent with
     * @param refusesOverwriting whether it kept an object that was written again
     * @param trust how far it may be relied on with what others send; tried only where they are to
     */
    public record Findings(boolean refusesDamaged, boolean refusesOverwriting, Trust trust) {}

    /**
     * Writes, reads, lists and deletes objects below {@code PREFIXprobe/}.
     *
     * @throws IOException when any of it does not work
     */
    public static Findings probe(Bucket bucket, BucketSettings settings) throws IOException {
        return new BucketProbe(bucket, settings.prefix() + "probe/" + UUID.randomUUID() + "/").findings(settings);
    }

    private Findings findings(BucketSettings settings) throws IOException {
        var right = folder + "right";
        var wrong = folder + "wrong";
        var sent = folder + "sent";
        var once = folder + "once";
        try {
            bucket.put(right, ByteBuffer.wrap(BYTES));
            checkReadable(right);
            return new Findings(
                    bucket.refusesDamaged(wrong),
                    !bucket.put(right, ByteBuffer.wrap(BYTES)),
                    settings.writing() == Writing.DIRECT ? trust(sent, once) : Trust.NONE);
        } finally {
            bucket.delete(List.of(right, wrong, sent, once));
        }
    }

    private Trust trust(String sent, String once) throws IOException {
        var signed = bucket.signedWriting();
        if (signed.isEmpty()) {
            return Trust.NONE;
        }
        return new Trust(
                signed.get().refusesOtherBytes(sent) ? Comparing.BY_STORE : Comparing.BY_US,
                signed.get().seals(once) ? Sealing.SEALED : Sealing.OPEN);
    }

    private void checkReadable(String name) throws IOException {
        var opened = bucket.open(name, 0, BYTES.length)
                .orElseThrow(() -> new IOException(name + " was written and is not there"));
        try (var content = opened.content()) {
            if (!Arrays.equals(content.readAllBytes(), BYTES)) {
                throw new IOException(name + " has other bytes than were written");
            }
        }
        if (bucket.list(folder, "", 2).entries().size() != 1) {
            throw new IOException(name + " was written and is not listed");
        }
    }
}
