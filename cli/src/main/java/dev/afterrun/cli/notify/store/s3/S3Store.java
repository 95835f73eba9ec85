package dev.afterrun.cli.notify.store.s3;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.store.Content;
import dev.afterrun.cli.notify.store.DetailStore;
import dev.afterrun.cli.notify.store.StoreRefusal;
import dev.afterrun.cli.publish.Addresses;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Files in a bucket that nobody may read but by addresses which are signed for so long. All lie below a name that says after
 * how many days the bucket's own rule deletes them, so that no rule of ours meets what others put there.
 */
public final class S3Store implements DetailStore {
    /** Signature Version 4 signs for no longer. */
    static final Duration LONGEST_LINK = Duration.ofDays(7);

    private static final byte[] NOTHING = {};

    private final S3Settings settings;
    private final S3Client client;
    private final S3Signature signature;
    private final Clock clock;

    /** {@code clock} dates signatures. */
    public S3Store(S3Settings settings, Http http, Clock clock) {
        this.settings = settings;
        this.signature = new S3Signature(settings.accessKey(), settings.secretKey(), settings.region(), clock);
        this.client = new S3Client(http, signature);
        this.clock = clock;
    }

    @Override
    public Optional<Instant> prepare() {
        var what = "looking for the bucket " + settings.bucket();
        var there = client.send(what, "HEAD", bucket(), Map.of(), NOTHING);
        switch (there.status()) {
            case 200 -> {
                // It is ours, or we may use it.
            }
            case 404 -> create();
            case 301, 400 -> throw elsewhere(what, there);
            default -> throw StoreRefusal.of(what, there);
        }
        return new LifecycleRule(client, bucket(), prefix(), settings.days()).set()
                // Rules are carried out once a day, from midnight on.
                ? Optional.of(clock.instant().plus(Duration.ofDays(settings.days() + 1L)))
                : Optional.empty();
    }

    @Override
    public void put(String name, Content content) {
        var answer = client.send(
                content.what(),
                "PUT",
                address(name),
                Map.of("Content-Type", content.type().value()),
                content.bytes(),
                content.body());
        if (!answer.isDone()) {
            throw isOtherBytes(answer) ? changed(content) : StoreRefusal.of(content.what(), answer);
        }
    }

    @Override
    public URI link(String name) {
        return signature.readable(address(name), lifetime());
    }

    @Override
    public Instant linksUntil() {
        return clock.instant().plus(lifetime());
    }

    private Duration lifetime() {
        var days = Duration.ofDays(settings.days());
        return days.compareTo(LONGEST_LINK) < 0 ? days : LONGEST_LINK;
    }

    private void create() {
        var what = "making the bucket " + settings.bucket();
        var body = settings.namesRegion()
                ? "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>"
                        + settings.region() + "</LocationConstraint></CreateBucketConfiguration>"
                : "";
        var answer = client.send(what, "PUT", bucket(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
        // Another job may have made it meanwhile.
        if (!answer.isDone() && !StoreRefusal.code(answer).equals("BucketAlreadyOwnedByYou")) {
            throw StoreRefusal.of(what, answer);
        }
    }

    private Failure elsewhere(String what, Answer answer) {
        var region = answer.header("x-amz-bucket-region");
        return region.isEmpty()
                ? StoreRefusal.of(what, answer)
                : new Failure(
                        ExitCode.REFUSED,
                        what,
                        "it lies in the region " + region.get(),
                        "write https://s3." + region.get() + ".amazonaws.com as store_endpoint");
    }

    /** The signature is over the bytes as they were when the try began. */
    private static boolean isOtherBytes(Answer answer) {
        return StoreRefusal.code(answer).equals("XAmzContentSHA256Mismatch")
                || StoreRefusal.code(answer).equals("BadDigest");
    }

    private static Failure changed(Content content) {
        return new Failure(
                ExitCode.REJECTED, content.what(), "it changed while it was read", "wait for whoever writes it");
    }

    private String prefix() {
        return "afterrun/" + settings.days() + "-days/";
    }

    private URI bucket() {
        return Addresses.below(settings.endpoint(), settings.bucket());
    }

    private URI address(String name) {
        return Addresses.below(bucket(), (prefix() + name).split("/", -1));
    }
}
