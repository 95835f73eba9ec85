package dev.afterrun.storage.view.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Answers that are written as they are read: archives, lists of files. */
@ConfigMapping(prefix = "afterrun.answers")
public interface AnswerSettings {
    /** How long a reader is waited for until it has taken 1 MiB; a slower one loses its turn, and has a part of the answer. */
    @WithDefault("PT32S")
    Duration patience();
}
