package dev.afterrun.blobs.gcs;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.MultipartContent;
import com.google.api.client.http.json.JsonHttpContent;
import com.google.api.client.json.gson.GsonFactory;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.HttpStorageOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The two requests that the SDK's client does not make as we need them, with its credentials and its time limits: it
 * tells nobody how many bytes will come, opens broken streams again without end, and sends none but right checksums.
 */
final class MediaRequests {
    private final HttpRequestFactory requests;
    private final String address;
    private final String bucket;

    MediaRequests(HttpStorageOptions options, String bucket) {
        var transport = (HttpTransportOptions) options.getTransportOptions();
        this.requests = transport
                .getHttpTransportFactory()
                .create()
                .createRequestFactory(transport.getHttpRequestInitializer(options));
        this.address = Connections.address(options);
        this.bucket = encoded(bucket);
    }

    /** Asks for {@code length} bytes from {@code offset}; the answer is the caller's to close, whatever it says. */
    HttpResponse get(String name, long offset, long length) throws IOException {
        var url = url("/storage/v1/b/" + bucket + "/o/" + encoded(name) + "?alt=media");
        return answer(() -> {
            var request = requests.buildGetRequest(url);
            request.getHeaders()
                    .setRange("bytes=" + offset + "-" + (offset + length - 1))
                    .setAcceptEncoding("identity");
            return request.setResponseReturnRawInputStream(true);
        });
    }

    /** Writes bytes that are told to have the checksum; tells the answer's status. */
    int insert(String name, byte[] bytes, String crc32c) throws IOException {
        var url = url("/upload/storage/v1/b/" + bucket + "/o?uploadType=multipart");
        var object = new JsonHttpContent(GsonFactory.getDefaultInstance(), Map.of("name", name, "crc32c", crc32c));
        var answer = answer(() -> requests.buildPostRequest(
                url,
                new MultipartContent()
                        .addPart(new MultipartContent.Part(object))
                        .addPart(new MultipartContent.Part(new ByteArrayContent("application/octet-stream", bytes)))));
        answer.disconnect();
        return answer.getStatusCode();
    }

    private static HttpResponse answer(Asked asked) throws IOException {
        return Tries.of(last -> {
            var answer = asked.request().setThrowExceptionOnExecuteError(false).execute();
            if (last || !GcsFailures.passes(answer.getStatusCode())) {
                return Optional.of(answer);
            }
            answer.disconnect();
            return Optional.empty();
        });
    }

    private GenericUrl url(String path) {
        return new GenericUrl(address + path, true);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @FunctionalInterface
    private interface Asked {
        HttpRequest request() throws IOException;
    }
}
