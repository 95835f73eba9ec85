package dev.afterrun.eventing.cloudevent;

/** An event that no try will make readable: it goes to the dead letters. */
public final class UnreadableFact extends RuntimeException {
    UnreadableFact(String message) {
        super(message);
    }

    UnreadableFact(String message, Throwable cause) {
        super(message, cause);
    }
}
