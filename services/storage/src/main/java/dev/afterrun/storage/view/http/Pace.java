package dev.afterrun.storage.view.http;

import java.util.concurrent.CompletableFuture;

/** How long is waited for a reader. */
interface Pace {
    /**
     * Waits until so many bytes were taken.
     *
     * @throws java.util.concurrent.CompletionException when the reader has left
     * @throws ReaderTooSlow when it takes them too slowly
     */
    void await(CompletableFuture<?> taking, int bytes);
}
