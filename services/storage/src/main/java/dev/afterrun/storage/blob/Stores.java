package dev.afterrun.storage.blob;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.BlobStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stores that are configured, each under its name: one takes what is new, all are read. */
public final class Stores implements CopyReader, Closeable {
    private final String main;
    private final Map<String, BlobStore> byName;

    /** @param main the name of the one that takes what is new */
    public Stores(String main, Map<String, BlobStore> byName) {
        this.main = main;
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** The name of the store that takes what is new. */
    public String mainName() {
        return main;
    }

    /** The store that takes what is new. */
    public BlobStore main() {
        return find(main).orElseThrow();
    }

    /** The names of all, the main one's first. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Every store. */
    public Collection<BlobStore> all() {
        return byName.values();
    }

    /**
     * The store of this name.
     *
     * @throws IOException where none is configured so, though copies are said to lie there
     */
    public BlobStore named(String name) throws IOException {
        return find(name).orElseThrow(() -> new IOException("the blob store '" + name + "' is not configured here"));
    }

    @Override
    public BlobReader of(Place place) throws IOException {
        return named(place.store());
    }

    private Optional<BlobStore> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public void close() throws IOException {
        close(byName.values());
    }

    /** Closes what can be closed; one that fails keeps none from it. */
    static void close(Collection<BlobStore> stores) throws IOException {
        Optional<IOException> failure = Optional.empty();
        for (var store : stores) {
            if (store instanceof Closeable closeable) {
                try {
                    closeable.close();
                } catch (IOException e) {
                    failure.ifPresent(e::addSuppressed);
                    failure = Optional.of(e);
                }
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
