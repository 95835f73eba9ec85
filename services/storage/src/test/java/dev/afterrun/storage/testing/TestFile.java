package dev.afterrun.storage.testing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A file as a job has it on its disk. */
public record TestFile(String path, String text, Charset charset) {
    /** A file that holds this text. */
    public static TestFile of(String path, String text) {
        return new TestFile(path, text, StandardCharsets.UTF_8);
    }

    /** A file of these bytes. */
    public static TestFile of(String path, byte[] content) {
        return new TestFile(path, new String(content, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    /** Its bytes. */
    public byte[] content() {
        return text.getBytes(charset);
    }

    /** The name of its bytes. */
    public Digest sha256() {
        return Digest.of(content());
    }

    /** Its line in a manifest. */
    public ManifestEntry entry() {
        return new ManifestEntry(new ArtifactPath(path), sha256(), content().length, false);
    }
}
