package dev.afterrun.http.identity.issuer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** A JSON Web Key Set at an address; only the one that the operator has named is ever asked, and it leads nowhere else. */
public record KeySource(HttpClient client, URI at, Duration patience) {
    static final Logger LOG = Logger.getLogger(KeySource.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int OK = 200;

    /** With the patience that is usual. */
    public KeySource(HttpClient client, URI at) {
        this(client, at, PATIENCE);
    }

    /** One for all issuers. */
    public static HttpClient clientThatFollowsNobody() {
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The keys that it tells now. */
    public List<JsonWebKey> fetch() throws IOException {
        var request =
                HttpRequest.newBuilder(at).header("Accept", "application/json").build();
        // The client's own limit ends with the header: a body may drip for ever after it.
        var coming = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            var answer = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException("it answers " + answer.statusCode());
            }
            var keys = List.copyOf(new JsonWebKeySet(answer.body()).getJsonWebKeys());
            if (keys.isEmpty()) {
                throw new IOException("its answer has no keys");
            }
            return keys;
        } catch (JoseException | ClassCastException e) {
            throw new IOException("its answer is no key set", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("it has not answered within " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            coming.cancel(true);
        }
    }

    @Override
    public String toString() {
        return at.toString();
    }
}
