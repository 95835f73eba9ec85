package dev.afterrun.blobs.bucket;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import java.util.Optional;

/** What things are called in the bucket. */
record Names(String prefix) {

    String objects() {
        return prefix + "objects/";
    }

    String object(ObjectKey key) {
        return objects() + key;
    }

    /** The key of the object {@code name}; empty where somebody else put it there. */
    Optional<ObjectKey> key(String name) {
        return Optional.of(name)
                .filter(any -> any.startsWith(objects()))
                .map(any -> any.substring(objects().length()))
                .filter(ObjectKey::isKey)
                .map(ObjectKey::new);
    }

    String staging() {
        return prefix + "staging/";
    }

    String folder(StagingKey upload) {
        return staging() + upload + "/";
    }

    /** The upload that the chunk {@code name} belongs to; empty where somebody else put it there. */
    Optional<StagingKey> upload(String name) {
        var below = name.substring(staging().length());
        return Optional.of(below.substring(0, Math.max(0, below.indexOf('/'))))
                .filter(StagingKey::isKey)
                .map(StagingKey::new);
    }
}
