package dev.afterrun.forge.http;

import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a forge answered to one request.
 *
 * @param request method and URL, for sentences about it
 */
public record Answer(String request, int status, HttpHeaders headers, String body) {
    /**
     * This answer, when it is a good one.
     *
     * @throws ForgeBusy when the forge asks for patience
     * @throws ForgeRefused when the same request would be refused again
     */
    public Answer good() throws IOException {
        if (status / 100 == 2) {
            return this;
        }
        if (Patience.isAskedBy(this)) {
            throw new ForgeBusy("The forge answered " + status + " to " + request + ".", Patience.lengthAskedBy(this));
        }
        throw Refusal.of(this);
    }

    /** Empty when nothing is there (404, 410), else as {@link #good}. */
    public Optional<Answer> found() throws IOException {
        return status == 404 || status == 410 ? Optional.empty() : Optional.of(good());
    }

    /** The body as one JSON object. */
    public <T> T as(Class<T> type) throws IOException {
        return present(Json.MAPPER.readValue(body, type));
    }

    /** The body as a JSON array. */
    public <T> List<T> asListOf(Class<T> type) throws IOException {
        return present(Json.MAPPER.readerForListOf(type).<@Nullable List<T>>readValue(body));
    }

    private <T> T present(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("The forge answered nothing readable to " + request + ".");
        }
        return value;
    }
}
