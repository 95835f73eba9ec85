package dev.afterrun.blobs.files;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what reads memory that is to be used again: an interruption is kept for later. */
final class Uninterrupted {
    private Uninterrupted() {}

    static void get(Future<?> work) throws ExecutionException {
        var interrupted = false;
        try {
            while (true) {
                try {
                    work.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
