package dev.afterrun.storage.switching;

import dev.afterrun.contracts.event.UploadsTold;

/** What became of somebody's asking. */
public sealed interface Switched {
    /** It is as asked for. */
    record Done(UploadsTold uploads) implements Switched {}

    /** It stays as it was; {@code why} is one sentence that says what to do. */
    record Refused(String why) implements Switched {}
}
