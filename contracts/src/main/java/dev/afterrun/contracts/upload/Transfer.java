package dev.afterrun.contracts.upload;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * How one blob's bytes are to be sent: the answer to {@code POST {session}/blobs/SHA256/transfer}, which may be asked
 * again whenever something was cut off or an address has expired. A client that does not know a way sends {@link Through}
 * storage.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "way", defaultImpl = Transfer.Through.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Transfer.Through.class, name = "through"),
    @JsonSubTypes.Type(value = Transfer.Parts.class, name = "parts"),
    @JsonSubTypes.Type(value = Transfer.Resumable.class, name = "resumable")
})
public sealed interface Transfer {

    /** To the session itself, by {@code PUT} and {@code PATCH}. */
    record Through() implements Transfer {}

    /**
     * To the store, in parts of which each is a request of its own, at once or one after the other; a blob that goes in
     * one request is one part.
     *
     * @param missing what has not arrived; empty where all has, and only the end is to be told
     */
    record Parts(List<Part> missing) implements Transfer {
        public Parts {
            missing = List.copyOf(missing);
        }
    }

    /**
     * To the store, in a session that {@code start} opens with an empty body: the {@code Location} of its answer takes all
     * bytes by {@code PUT}. After a cut, a {@code PUT} of nothing with <code>Content-Range: bytes *&#47;SIZE</code> is answered
     * 308 with {@code Range: bytes=0-LAST}, or without where there are none, and a {@code PUT} of the rest with
     * {@code Content-Range: bytes FIRST-LAST/SIZE} goes on.
     */
    record Resumable(SignedRequest start) implements Transfer {}

    /**
     * A run of the blob's bytes and the request whose body they are.
     *
     * @param offset bytes of the blob before it
     * @param length its bytes, exactly
     */
    record Part(long offset, long length, SignedRequest request) {}
}
