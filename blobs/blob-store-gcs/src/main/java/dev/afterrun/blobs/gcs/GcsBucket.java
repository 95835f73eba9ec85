package dev.afterrun.blobs.gcs;

import static dev.afterrun.blobs.gcs.GcsFailures.told;

import com.google.auth.ServiceAccountSigner;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.SignUrlOption;
import dev.afterrun.blobs.Presentation;
import dev.afterrun.blobs.bucket.Bucket;
import dev.afterrun.blobs.bucket.BucketPage;
import dev.afterrun.blobs.bucket.Chunk;
import dev.afterrun.blobs.bucket.NamesNotDeleted;
import dev.afterrun.blobs.bucket.Opened;
import dev.afterrun.blobs.bucket.SignedWriting;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A bucket of Google Cloud Storage. */
public final class GcsBucket implements Bucket {
    private final GcsSettings settings;
    private final HttpStorageOptions options;
    private final Storage storage;
    private final Writing writing;
    private final Reading reading;
    private final DamagedUpload damaged;
    private final Listing listing;
    private final Deleting deleting;
    private final GcsSignedWriting signedWriting;

    /**
     * The bucket that {@code settings} name; nothing is asked of it yet.
     *
     * @throws IOException where there are no credentials
     */
    public GcsBucket(GcsSettings settings) throws IOException {
        this.settings = settings;
        this.options = Connections.options(settings);
        this.storage = options.getService();
        this.writing = new Writing(storage, settings.bucket());
        var media = new MediaRequests(options, settings.bucket());
        this.reading = new Reading(media);
        this.damaged = new DamagedUpload(media);
        this.listing = new Listing(storage, settings.bucket());
        this.deleting = new Deleting(storage, new DeletionBatch(options, settings.bucket()), settings.bucket());
        this.signedWriting = new GcsSignedWriting(settings.bucket(), options, storage, writing);
    }

    @Override
    public boolean put(String name, ByteBuffer bytes) throws IOException {
        return told(settings.bucket(), "take " + name, () -> writing.put(name, bytes));
    }

    @Override
    public boolean join(String name, List<Chunk> chunks) throws IOException {
        return told(settings.bucket(), "join " + name, () -> new Joining(writing, deleting).join(name, chunks));
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        return told(settings.bucket(), "tell of " + name, () -> {
            var object = storage.get(BlobId.of(settings.bucket(), name), BlobGetOption.fields(BlobField.SIZE));
            return object == null ? OptionalLong.empty() : OptionalLong.of(object.getSize());
        });
    }

    @Override
    public Optional<Opened> open(String name, long offset, long length) throws IOException {
        return told(settings.bucket(), "give " + name, () -> reading.open(name, offset, length));
    }

    @Override
    public void delete(Collection<String> names) throws NamesNotDeleted {
        deleting.delete(names);
    }

    @Override
    public BucketPage list(String prefix, String after, int limit) throws IOException {
        return told(settings.bucket(), "list " + prefix, () -> listing.list(prefix, after, limit));
    }

    @Override
    public boolean refusesDamaged(String name) throws IOException {
        return told(settings.bucket(), "take " + name, () -> damaged.isRefused(name));
    }

    /** Signed with a service account's key, or by Google for the identity that the process was given. */
    @Override
    public Optional<URI> address(String name, Presentation presentation) throws IOException {
        if (!(options.getCredentials() instanceof ServiceAccountSigner)) {
            return Optional.empty();
        }
        return told(settings.bucket(), "sign an address of " + name, () -> {
            var signed = storage.signUrl(
                    BlobInfo.newBuilder(settings.bucket(), name).build(),
                    settings.addressLifetime().toSeconds(),
                    TimeUnit.SECONDS,
                    SignUrlOption.withV4Signature(),
                    SignUrlOption.withPathStyle(),
                    SignUrlOption.withHostName(Connections.address(options)),
                    SignUrlOption.withQueryParams(Map.of(
                            "response-content-type", presentation.contentType(),
                            "response-content-disposition", presentation.contentDisposition())));
            return Optional.of(URI.create(signed.toString()));
        });
    }

    @Override
    public Optional<SignedWriting> signedWriting() {
        return options.getCredentials() instanceof ServiceAccountSigner ? Optional.of(signedWriting) : Optional.empty();
    }

    @Override
    public boolean endsAbandoned(String staging, String objects) throws IOException {
        return told(
                settings.bucket(),
                "take lifecycle rules",
                () -> new LifecycleRules(storage, settings.bucket()).set(staging));
    }

    @Override
    public void close() throws IOException {
        try {
            storage.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the client of the bucket " + settings.bucket() + " did not close", e);
        }
    }
}
