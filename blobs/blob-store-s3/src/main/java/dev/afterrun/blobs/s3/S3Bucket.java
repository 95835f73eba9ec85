package dev.afterrun.blobs.s3;

import static dev.afterrun.blobs.s3.S3Failures.told;

import dev.afterrun.blobs.Presentation;
import dev.afterrun.blobs.bucket.Bucket;
import dev.afterrun.blobs.bucket.BucketPage;
import dev.afterrun.blobs.bucket.Chunk;
import dev.afterrun.blobs.bucket.ManyDeletions;
import dev.afterrun.blobs.bucket.NamesNotDeleted;
import dev.afterrun.blobs.bucket.Opened;
import dev.afterrun.blobs.bucket.SignedWriting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A bucket of S3. */
public final class S3Bucket implements Bucket {
    /** What one request lists at most. */
    private static final int AT_ONCE = 1000;

    private final S3Settings settings;
    private final S3Client client;
    private final S3Presigner presigner;
    private final Writing writing;
    private final ManyDeletions deletions;
    private final S3SignedWriting signedWriting;

    /** The bucket that {@code settings} name; nothing is asked of it yet. */
    public S3Bucket(S3Settings settings) {
        this.settings = settings;
        this.client = Connections.client(settings);
        this.presigner = Connections.presigner(settings);
        this.writing = new Writing(client, settings.bucket());
        var deleting = new Deleting(client, settings.bucket());
        this.deletions = new ManyDeletions(Deleting.MOST, deleting::together, deleting::alone);
        this.signedWriting = new S3SignedWriting(settings, client, presigner);
    }

    @Override
    public boolean put(String name, ByteBuffer bytes) throws IOException {
        return told(settings.bucket(), "take " + name, () -> writing.put(name, bytes));
    }

    @Override
    public boolean join(String name, List<Chunk> chunks) throws IOException {
        return told(
                settings.bucket(),
                "join " + name,
                () -> new Joining(client, settings.bucket(), name)
                        .join(chunks.stream().map(Joining.Source::of).toList()));
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        return told(settings.bucket(), "tell of " + name, () -> {
            try {
                return OptionalLong.of(
                        client.headObject(head -> head.bucket(settings.bucket()).key(name))
                                .contentLength());
            } catch (NoSuchKeyException e) {
                return OptionalLong.empty();
            }
        });
    }

    @Override
    public Optional<Opened> open(String name, long offset, long length) throws IOException {
        return told(settings.bucket(), "give " + name, () -> {
            try {
                var response = client.getObject(get ->
                        get.bucket(settings.bucket()).key(name).range("bytes=" + offset + "-" + (offset + length - 1)));
                var sent = response.response().contentLength();
                return Optional.of(new Opened(new S3Content(response, sent), sent));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            } catch (S3Exception e) {
                if (e.statusCode() == S3Failures.RANGE_NOT_SATISFIABLE) {
                    return Optional.of(new Opened(InputStream.nullInputStream(), 0));
                }
                throw e;
            }
        });
    }

    @Override
    public void delete(Collection<String> names) throws NamesNotDeleted {
        deletions.delete(names);
    }

    @Override
    public BucketPage list(String prefix, String after, int limit) throws IOException {
        return told(settings.bucket(), "list " + prefix, () -> {
            var page = client.listObjectsV2(list -> {
                list.bucket(settings.bucket()).prefix(prefix).maxKeys(Math.min(limit, AT_ONCE));
                if (!after.isEmpty()) {
                    list.startAfter(after);
                }
            });
            return new BucketPage(
                    page.contents().stream()
                            .map(object -> new BucketPage.Entry(object.key(), object.size(), object.lastModified()))
                            .toList(),
                    page.isTruncated());
        });
    }

    @Override
    public boolean refusesDamaged(String name) throws IOException {
        var checksumOfOthers = Writing.sha256(ByteBuffer.allocate(2));
        return told(settings.bucket(), "take " + name, () -> {
            try {
                writing.put(name, ByteBuffer.allocate(1), checksumOfOthers);
                return false;
            } catch (S3Exception e) {
                if (e.statusCode() == S3Failures.BAD_REQUEST) {
                    return true;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<URI> address(String name, Presentation presentation) throws IOException {
        return told(settings.bucket(), "sign an address of " + name, () -> {
            var signed = presigner.presignGetObject(presign -> presign.signatureDuration(settings.addressLifetime())
                    .getObjectRequest(get -> get.bucket(settings.bucket())
                            .key(name)
                            .responseContentType(presentation.contentType())
                            .responseContentDisposition(presentation.contentDisposition())));
            return Optional.of(URI.create(signed.url().toString()));
        });
    }

    @Override
    public boolean endsAbandoned(String staging, String objects) throws IOException {
        return told(
                settings.bucket(),
                "take lifecycle rules",
                () -> new LifecycleRules(client, settings.bucket()).set(staging, objects));
    }

    @Override
    public Optional<SignedWriting> signedWriting() {
        return Optional.of(signedWriting);
    }

    @Override
    public void close() {
        presigner.close();
        client.close();
    }
}
