package dev.afterrun.blobs.gcs;

import com.google.api.client.googleapis.batch.BatchCallback;
import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.HttpStorageOptions;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deletions as parts of one request, each of which is answered by itself. The storage client's own batch has neither its time
 * limits nor its tries.
 */
final class DeletionBatch {
    /** What one request takes at most. */
    static final int MOST = 100;

    /** Of parts: those of the whole are theirs. */
    private static final HttpRequestInitializer NO_CREDENTIALS = part -> {};

    private static final int NOT_IMPLEMENTED = 501;

    private final Storage client;
    private final HttpRequestInitializer credentials;
    private final GenericUrl address;
    private final String bucket;

    DeletionBatch(HttpStorageOptions options, String bucket) {
        var settings = (HttpTransportOptions) options.getTransportOptions();
        var root = Connections.address(options) + "/";
        this.client = new Storage.Builder(
                        settings.getHttpTransportFactory().create(), GsonFactory.getDefaultInstance(), NO_CREDENTIALS)
                .setRootUrl(root)
                .setApplicationName(options.getApplicationName())
                .build();
        this.credentials = settings.getHttpRequestInitializer(options);
        this.address = new GenericUrl(root + "batch/storage/v1");
        this.bucket = bucket;
    }

    /** Those that the store said are gone; none where it refused the whole. */
    Set<String> delete(List<String> names) throws IOException {
        return Tries.of(last -> {
            var gone = new HashSet<String>();
            try {
                batch(names, gone).execute();
            } catch (HttpResponseException e) {
                var status = e.getStatusCode();
                if (!GcsFailures.passes(status) || status == NOT_IMPLEMENTED) {
                    return Optional.of(Set.of());
                }
                throw e;
            } catch (NullPointerException | NumberFormatException | ArrayIndexOutOfBoundsException notInParts) {
                // The client's words for a store that does not know what it was asked.
                return Optional.of(gone);
            }
            return Optional.of(gone);
        });
    }

    private BatchRequest batch(List<String> names, Set<String> gone) throws IOException {
        var batch = client.batch(credentials).setBatchUrl(address);
        for (var name : names) {
            batch.queue(deletion(name, gone), Void.class, Void.class, new Heard(name, gone));
        }
        return batch;
    }

    private HttpRequest deletion(String name, Set<String> gone) throws IOException {
        var request = client.objects().delete(bucket, name).buildHttpRequest();
        return request.setUnsuccessfulResponseHandler((asked, answer, again) -> {
            if (answer.getStatusCode() == GcsFailures.NOT_FOUND) {
                gone.add(name);
            }
            return false;
        });
    }

    /** Takes note of a deletion that was done. */
    private record Heard(String name, Set<String> gone) implements BatchCallback<Void, Void> {
        @Override
        public void onSuccess(Void nothing, HttpHeaders headers) {
            gone.add(name);
        }

        /** It is deleted alone, and so hears why. */
        @Override
        public void onFailure(Void nothing, HttpHeaders headers) {}
    }
}
