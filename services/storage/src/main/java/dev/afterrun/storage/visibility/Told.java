package dev.afterrun.storage.visibility;

import java.time.Instant;

/** What the forge told last, and when. */
record Told(Word word, Instant at) {}
