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
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Opens one store: the one place that knows which technology keeps the bytes. */
final class OpenStore {
    private static final Logger LOG = Logger.getLogger(OpenStore.class);

    /** After which time Swift itself forgets what belongs to uploads: longer than a session lives. */
    private static final Duration STAY = Duration.ofDays(2);

    private final String name;
    private final String variables;
    private final BlobSettings.Store settings;
    private final Clock clock;

    /** @param variables what the names of its environment variables begin with */
    OpenStore(String name, String variables, BlobSettings.Store settings, Clock clock) {
        this.name = name;
        this.variables = variables;
        this.settings = settings;
        this.clock = clock;
    }

    /** The store, seen to be there. */
    BlobStore open() throws IOException {
        return switch (settings.kind()) {
            case FILES -> new FilesBlobStore(needed(settings.files().directory(), "FILES_DIRECTORY"));
            case S3 -> probed(new S3Bucket(s3()));
            case GCS -> probed(new GcsBucket(gcs()));
            case SWIFT -> opened(new SwiftBucket(swift(), clock));
        };
    }

    private BlobStore opened(SwiftBucket bucket) throws IOException {
        var store = probed(bucket);
        if (!bucket.takesAddresses()) {
            LOG.warnf(
                    "The container of '%s' does not know %sSWIFT_TEMPORARY_URL_KEY, so that it refuses the addresses that"
                            + " readers and jobs are given; `afterrun storage init` sets it.",
                    name, variables);
        }
        return store;
    }

    private BlobStore probed(Bucket bucket) throws IOException {
        var use = use();
        try {
            var findings = BucketProbe.probe(bucket, use);
            var store = new BucketBlobStore(bucket, use, findings.trust());
            tell(findings, store);
            return store;
        } catch (IOException | RuntimeException e) {
            bucket.close();
            throw e;
        }
    }

    private BucketSettings use() {
        return new BucketSettings(
                settings.bucket().prefix().orElse(""),
                settings.bucket().chunkSize(),
                BucketSettings.Reading.valueOf(settings.bucket().reading().name()),
                BucketSettings.Writing.valueOf(settings.bucket()
                        .writing()
                        .orElseGet(this::usualWriting)
                        .name()));
    }

    /** An endpoint that nobody said anything else about may be one that storage alone can reach. */
    private BlobSettings.Writing usualWriting() {
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

    private void tell(BucketProbe.Findings findings, BlobStore store) {
        LOG.infof("The blob store '%s' is there: it could be written, read, listed and deleted from.", name);
        store.direct()
                .ifPresent(direct -> LOG.infof(
                        "Jobs send large files straight to '%s'; %s.",
                        name,
                        switch (findings.trust().comparing()) {
                            case BY_STORE -> "it compares the SHA-256 of what goes in one request";
                            case BY_US -> "it compares no SHA-256, so all of it is read once here";
                        }));
        if (!findings.refusesDamaged()) {
            LOG.warnf(
                    "The blob store '%s' takes bytes that do not match their checksum; let it be reached through TLS alone.",
                    name);
        }
        if (!findings.refusesOverwriting()) {
            LOG.warnf(
                    "The blob store '%s' overwrites objects where it was asked not to; let nobody else write to it.",
                    name);
        }
    }

    private S3Settings s3() {
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

    private GcsSettings gcs() {
        var gcs = settings.gcs();
        return new GcsSettings(
                needed(gcs.bucket(), "GCS_BUCKET"),
                gcs.endpoint(),
                gcs.keyFile(),
                settings.bucket().patience(),
                settings.bucket().addressLifetime());
    }

    private SwiftSettings swift() {
        var swift = settings.swift();
        return new SwiftSettings(
                needed(swift.container(), "SWIFT_CONTAINER"),
                login(),
                swift.temporaryUrlKey(),
                settings.bucket().patience(),
                settings.bucket().addressLifetime(),
                STAY);
    }

    private SwiftLogin login() {
        var swift = settings.swift();
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

    private <T> T needed(Optional<T> setting, String variable) {
        return setting.orElseThrow(() ->
                new IllegalArgumentException(variables + variable + " is not set, and the chosen blob store needs it"));
    }
}
