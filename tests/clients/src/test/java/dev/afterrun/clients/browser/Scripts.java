package dev.afterrun.clients.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What is evaluated in pages, from the files beside this class. */
final class Scripts {
    /** A list of texts that are too hard to read; empty where all can be. */
    static final String CONTRAST = read("contrast.js");

    private Scripts() {}

    /** The text of the file of this name beside this class. */
    static String read(String name) {
        try (var file = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
