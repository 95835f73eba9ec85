package dev.afterrun.storage.view.http;

/** A reader takes an answer so slowly that it is not waited for any longer; the sentence says how slowly. */
public final class ReaderTooSlow extends RuntimeException {
    ReaderTooSlow(String message) {
        super(message);
    }

    ReaderTooSlow(String message, Throwable cause) {
        super(message, cause);
    }
}
