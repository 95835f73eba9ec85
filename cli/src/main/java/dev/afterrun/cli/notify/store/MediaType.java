package dev.afterrun.cli.notify.store;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a browser takes a file for. */
public record MediaType(String value) {
    static final MediaType HTML = new MediaType("text/html; charset=utf-8");

    private static final Set<String> TEXTS =
            Set.of("log", "md", "toml", "yml", "yaml", "ini", "cfg", "out", "err", "diff");

    /** By the ending of its name. */
    static MediaType of(String path) {
        var ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var guessed = TEXTS.contains(ending)
                ? "text/plain"
                : Optional.ofNullable(URLConnection.guessContentTypeFromName("x." + ending))
                        .orElse("application/octet-stream");
        return new MediaType(guessed.startsWith("text/") ? guessed + "; charset=utf-8" : guessed);
    }
}
