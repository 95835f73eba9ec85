package dev.afterrun.storage.download.http;

import dev.afterrun.blobs.Delivery.LocalFile;
import io.vertx.core.buffer.Buffer;

/** From where a file's bytes are sent. */
sealed interface Bytes {
    /** Bytes of memory that they take while they are remembered. */
    default int weight() {
        return this instanceof Held held ? held.content().length() : 0;
    }

    /** Few enough to go out together with the headers; compared with their digest when they were read. */
    record Held(Buffer content) implements Bytes {}

    /** A file of this machine, for the kernel to send. */
    record Local(LocalFile file) implements Bytes {}

    /** A store to be asked anew for each reader, who may be sent to it. */
    record Remote() implements Bytes {}

    /** A store to be asked anew for each reader, who gets the bytes from here: the headers count that stand with them. */
    record Through() implements Bytes {}
}
