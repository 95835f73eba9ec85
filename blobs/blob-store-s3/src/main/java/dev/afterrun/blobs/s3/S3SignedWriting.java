package dev.afterrun.blobs.s3;

import static dev.afterrun.blobs.s3.S3Failures.told;

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
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Writing by signed addresses: in one request whose SHA-256 the store compares, up to 64 MiB; else in the parts of a
 * multipart upload, which only we complete, and after which nobody can write there any more. Where the store is seen to keep
 * to that, what was sent is sealed.
 */
final class S3SignedWriting implements SignedWriting {
    private static final long IN_ONE_REQUEST = 64 * 1024 * 1024;

    /** The words of an upload in one request that writes nothing a second time; no upload in parts is called so. */
    private static final String ONCE = "once";

    private final S3Settings settings;
    private final String bucket;
    private final S3Client client;
    private final S3Presigner presigner;
    private final SentObject sent;

    S3SignedWriting(S3Settings settings, S3Client client, S3Presigner presigner) {
        this.settings = settings;
        this.bucket = settings.bucket();
        this.client = client;
        this.presigner = presigner;
        this.sent = new SentObject(client, bucket);
    }

    @Override
    public boolean refusesOtherBytes(String name) throws IOException {
        var right = new byte[] {1};
        var address = addresses(settings.addressLifetime()).whole(name, Digest.of(right), right.length);
        // Not 403: that would be about the signature, and tell nothing.
        return new ProbeSender(settings.patience())
                .status(address.request(), new byte[] {2})
                .filter(status -> status == S3Failures.BAD_REQUEST)
                .isPresent();
    }

    @Override
    public boolean seals(String name) throws IOException {
        var address = addresses(settings.addressLifetime());
        return told(
                bucket, "seal " + name, () -> new SealProbe(client, bucket, settings.patience()).seals(address, name));
    }

    @Override
    public DirectUpload begin(String name, Digest sha256, long size, Comparing comparing) throws IOException {
        return begin(name, sha256, size, comparing, "");
    }

    @Override
    public DirectUpload beginSealed(String name, Digest sha256, long size, Comparing comparing) throws IOException {
        return begin(name, sha256, size, comparing, ONCE);
    }

    private DirectUpload begin(String name, Digest sha256, long size, Comparing comparing, String words)
            throws IOException {
        if (comparing == Comparing.BY_STORE && size <= IN_ONE_REQUEST) {
            return new DirectUpload(name, words, sha256, size);
        }
        return told(bucket, "begin " + name, () -> {
            var begun =
                    client.createMultipartUpload(create -> create.bucket(bucket).key(name));
            return new DirectUpload(name, begun.uploadId(), sha256, size);
        });
    }

    @Override
    public Optional<Transfer> transfer(DirectUpload upload, Duration lifetime) throws IOException {
        var addresses = addresses(lifetime);
        if (upload.words().isEmpty()) {
            return Optional.of(
                    new Transfer.Parts(List.of(addresses.whole(upload.name(), upload.sha256(), upload.size()))));
        }
        if (upload.words().equals(ONCE)) {
            var missing = arrived(upload) instanceof Arrival.Whole
                    ? List.<Transfer.Part>of()
                    : List.of(addresses.once(upload.name(), upload.sha256(), upload.size()));
            return Optional.of(new Transfer.Parts(missing));
        }
        return told(bucket, "sign addresses of " + upload.name(), () -> {
            try {
                var missing = new SentParts(client, bucket, upload).missing();
                return Optional.of(new Transfer.Parts(missing.stream()
                        .map(number -> addresses.part(upload, number))
                        .toList()));
            } catch (NoSuchUploadException e) {
                return sent.found(upload).map(found -> new Transfer.Parts(List.of()));
            }
        });
    }

    @Override
    public Arrival arrived(DirectUpload upload) throws IOException {
        return told(bucket, "tell of " + upload.name(), () -> {
            var there = sent.found(upload);
            if (isInOneRequest(upload)) {
                return there.<Arrival>map(found -> new Arrival.Compared(found.version(), sealing(upload, found)))
                        .orElseGet(Arrival.Incomplete::new);
            }
            return there.or(() ->
                            new SentParts(client, bucket, upload).completed().flatMap(any -> sent.found(upload)))
                    .<Arrival>map(found -> new Arrival.Unknown(found.version(), Sealing.SEALED))
                    .orElseGet(Arrival.Incomplete::new);
        });
    }

    @Override
    public void copy(DirectUpload upload, String version, String name) throws IOException {
        if (!told(bucket, "copy " + upload.name(), () -> sent.copied(upload, version, name))) {
            throw new IOException("there is another object already under the fresh name " + name);
        }
    }

    @Override
    public void abandon(String name, String words) throws IOException {
        if (!words.isEmpty() && !words.equals(ONCE)) {
            told(bucket, "end the upload of " + name, () -> {
                try {
                    return client.abortMultipartUpload(
                            abort -> abort.bucket(bucket).key(name).uploadId(words));
                } catch (NoSuchUploadException e) {
                    // It is completed, or was ended before.
                    return name;
                }
            });
        }
    }

    @Override
    public List<Unfinished> unfinished(String prefix, Instant before) throws IOException {
        return told(
                bucket,
                "list uploads below " + prefix,
                () ->
                        client
                                .listMultipartUploadsPaginator(
                                        list -> list.bucket(bucket).prefix(prefix))
                                .uploads()
                                .stream()
                                .filter(upload -> upload.initiated().isBefore(before))
                                .map(S3SignedWriting::unfinished)
                                .toList());
    }

    static boolean isInOneRequest(DirectUpload upload) {
        return upload.words().isEmpty() || upload.words().equals(ONCE);
    }

    private static Sealing sealing(DirectUpload upload, SentObject.Found found) {
        return upload.words().equals(ONCE) ? found.sealing() : Sealing.OPEN;
    }

    private static Unfinished unfinished(MultipartUpload upload) {
        return new Unfinished(upload.key(), upload.uploadId());
    }

    private Addresses addresses(Duration lifetime) {
        return new Addresses(presigner, bucket, lifetime);
    }
}
