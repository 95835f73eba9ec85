package dev.afterrun.storage.download.http;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobStoreException;
import dev.afterrun.blobs.Delivery;
import dev.afterrun.blobs.Delivery.LocalFile;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.FindFile;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.FoundFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds a file and makes it ready to be sent. Blocks. */
@ApplicationScoped
class Lookup {
    private final FindFile findFile;
    private final BlobReader store;

    Lookup(FindFile findFile, BlobStore store) {
        this.findFile = findFile;
        this.store = store;
    }

    /** The file at {@code address}, or why there is none. */
    Answer find(Address.OfFile address) {
        return switch (findFile.find(address)) {
            case Finding.Found found -> ready(address.repository(), found.file());
            case Finding finding -> new Not(finding);
        };
    }

    private Answer ready(RepositoryName repository, FoundFile file) {
        try {
            return new Ready(Serving.of(repository, file, local(file)));
        } catch (BlobStoreException gone) {
            return new Not(new Finding.Unreadable());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<LocalFile> local(FoundFile file) throws IOException {
        return switch (store.deliver(file.place())) {
            case LocalFile local -> Optional.of(local);
            case Delivery.Streamed streamed -> {
                // Only which way it is was of interest; each reader gets a stream of its own.
                streamed.content().close();
                yield Optional.empty();
            }
            case Delivery.Redirect redirect -> Optional.empty();
        };
    }

    /** What is to be answered. */
    sealed interface Answer {
        default boolean isFound() {
            return this instanceof Ready;
        }

        default boolean concerns(RepositoryName repository) {
            return this instanceof Ready ready
                    && ready.serving().repository().toString().equalsIgnoreCase(repository.toString());
        }
    }

    record Ready(Serving serving) implements Answer {}

    record Not(Finding finding) implements Answer {}
}
