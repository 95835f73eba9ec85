package dev.afterrun.duework.outbox;

/** The outbox could not be written or read; its cause says whether trying again helps. */
final class OutboxFailed extends RuntimeException {
    OutboxFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
