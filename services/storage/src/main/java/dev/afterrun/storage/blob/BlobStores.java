package dev.afterrun.storage.blob;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.bucket.Bucket;
import dev.afterrun.blobs.bucket.BucketBlobStore;
import dev.afterrun.blobs.bucket.BucketProbe;
import dev.afterrun.blobs.bucket.BucketSettings;
import dev.afterrun.blobs.files.FilesBlobStore;
import dev.afterrun.blobs.gcs.GcsBucket;
import dev.afterrun.blobs.gcs.GcsSettings;
import dev.afterrun.blobs.s3.S3Bucket;
import dev.afterrun.blobs.s3.S3Settings;
import dev.afterrun.blobs.s3.S3Settings.S3Credentials;
import dev.afterrun.blobs.swift.SwiftBucket;
import dev.afterrun.blobs.swift.SwiftLogin;
import dev.afterrun.blobs.swift.SwiftSettings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The one place that knows which technology keeps the bytes. */
final class BlobStores {
    private static final Logger LOG = Logger.getLogger(BlobStores.class);

    /** After which time Swift itself forgets what belongs to uploads: longer than a session lives. */
    private static final Duration STAY = Duration.ofDays(2);

    /** Made at start, so that a store that cannot be used ends the start and not somebody's upload. */
    @Produces
    @Singleton
    @Startup
    BlobStore store(BlobSettings settings, Clock clock) throws IOException {
        return switch (settings.kind()) {
            case FILES -> new FilesBlobStore(needed(settings.files().directory(), "FILES_DIRECTORY"));
            case S3 -> probed(new S3Bucket(s3(settings)), use(settings));
            case GCS -> probed(new GcsBucket(gcs(settings)), use(settings));
            case SWIFT -> swift(new SwiftBucket(swift(settings), clock), use(settings));
        };
    }

    void close(@Disposes BlobStore store) throws IOException {
        if (store instanceof Closeable closeable) {
            closeable.close();
        }
    }

    private static BlobStore probed(Bucket bucket, BucketSettings use) throws IOException {
        try {
            var findings = BucketProbe.probe(bucket, use);
            var store = new BucketBlobStore(bucket, use, findings.comparing());
            tell(findings, store);
            return store;
        } catch (IOException | RuntimeException e) {
            bucket.close();
            throw e;
        }
    }

    private static BlobStore swift(SwiftBucket bucket, BucketSettings use) throws IOException {
        var store = probed(bucket, use);
        if (!bucket.takesAddresses()) {
            LOG.warn(
                    "The container does not know AFTERRUN_BLOBS_SWIFT_TEMPORARY_URL_KEY, so that it refuses the addresses"
                            + " that readers and jobs are given; `afterrun storage init` sets it.");
        }
        return store;
    }

    private static BucketSettings use(BlobSettings settings) {
        return new BucketSettings(
                settings.bucket().prefix().orElse(""),
                settings.bucket().chunkSize(),
                BucketSettings.Reading.valueOf(settings.bucket().reading().name()),
                BucketSettings.Writing.valueOf(settings.bucket()
                        .writing()
                        .orElseGet(() -> usualWriting(settings))
                        .name()));
    }

    /** An endpoint that nobody said anything else about may be one that storage alone can reach. */
    private static BlobSettings.Writing usualWriting(BlobSettings settings) {
        var reached = settings.bucket().reading() == BlobSettings.Reading.REDIRECTED
                || switch (settings.kind()) {
                    case FILES -> false;
                    case S3 ->
                        settings.s3().endpoint().isEmpty()
                                || settings.s3().readersEndpoint().isPresent();
                    case GCS ->
                        settings.gcs().endpoint().isEmpty()
                                && settings.gcs().keyFile().isPresent();
                    case SWIFT -> settings.swift().temporaryUrlKey().isPresent();
                };
        return reached ? BlobSettings.Writing.DIRECT : BlobSettings.Writing.THROUGH;
    }

    private static void tell(BucketProbe.Findings findings, BlobStore store) {
        LOG.info("The blob store is there: it could be written, read, listed and deleted from.");
        store.direct()
                .ifPresent(direct -> LOG.infof(
                        "Jobs send large files straight to it; %s.",
                        switch (findings.comparing()) {
                            case BY_STORE -> "it compares the SHA-256 of what goes in one request";
                            case BY_US -> "it compares no SHA-256, so all of it is read once here";
                        }));
        if (!findings.refusesDamaged()) {
            LOG.warn(
                    "The blob store takes bytes that do not match their checksum; let it be reached through TLS alone.");
        }
        if (!findings.refusesOverwriting()) {
            LOG.warn("The blob store overwrites objects where it was asked not to; let nobody else write to it.");
        }
    }

    private static S3Settings s3(BlobSettings settings) {
        var s3 = settings.s3();
        return new S3Settings(
                needed(s3.bucket(), "S3_BUCKET"),
                s3.region(),
                s3.endpoint(),
                s3.readersEndpoint(),
                S3Settings.Addressing.valueOf(s3.addressing().name()),
                s3.accessKey().map(key -> new S3Credentials(key, needed(s3.secretKey(), "S3_SECRET_KEY"))),
                settings.bucket().patience(),
                settings.bucket().addressLifetime());
    }

    private static GcsSettings gcs(BlobSettings settings) {
        var gcs = settings.gcs();
        return new GcsSettings(
                needed(gcs.bucket(), "GCS_BUCKET"),
                gcs.endpoint(),
                gcs.keyFile(),
                settings.bucket().patience(),
                settings.bucket().addressLifetime());
    }

    private static SwiftSettings swift(BlobSettings settings) {
        var swift = settings.swift();
        return new SwiftSettings(
                needed(swift.container(), "SWIFT_CONTAINER"),
                login(swift),
                swift.temporaryUrlKey(),
                settings.bucket().patience(),
                settings.bucket().addressLifetime(),
                STAY);
    }

    private static SwiftLogin login(BlobSettings.Swift swift) {
        var tokens = needed(swift.tokens(), "SWIFT_TOKENS");
        var user = needed(swift.user(), "SWIFT_USER");
        var password = needed(swift.password(), "SWIFT_PASSWORD");
        return switch (swift.login()) {
            case KEYSTONE ->
                new SwiftLogin.Keystone(
                        tokens,
                        user,
                        password,
                        swift.domain(),
                        needed(swift.project(), "SWIFT_PROJECT"),
                        swift.region());
            case TEMP_AUTH -> new SwiftLogin.TempAuth(tokens, user, password);
        };
    }

    private static <T> T needed(Optional<T> setting, String variable) {
        return setting.orElseThrow(() -> new IllegalArgumentException(
                "AFTERRUN_BLOBS_" + variable + " is not set, and the chosen blob store needs it"));
    }
}
