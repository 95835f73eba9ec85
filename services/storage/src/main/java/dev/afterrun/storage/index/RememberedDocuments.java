package dev.afterrun.storage.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Documents that were written lately, by what they are written of: nothing has to be forgotten when a ref changes, since then
 * they are written of something else. Readers who come at once have one of them written.
 */
@ApplicationScoped
public class RememberedDocuments {
    private static final int MEMORY = 32 * 1024 * 1024;
    private static final Duration AGE = Duration.ofMinutes(10);

    private final Cache<Key, Document> documents = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((Key key, Document document) ->
                    document.bytes().length + key.name().length() + 500)
            .expireAfterWrite(AGE)
            .executor(Runnable::run)
            .build();

    /** The document {@code name} of what has the digest {@code of}, written by {@code written} where it is not remembered. */
    public Document get(String name, Digest of, Supplier<byte[]> written) {
        return documents.get(new Key(name, of), key -> new Document(written.get()));
    }

    private record Key(String name, Digest of) {}
}
