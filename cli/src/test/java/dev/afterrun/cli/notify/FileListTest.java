package dev.afterrun.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.notify.store.Uploaded;
import dev.afterrun.cli.notify.store.Uploaded.Linked;
import dev.afterrun.contracts.ArtifactPath;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FileListTest {
    private static final Instant LINKS_END = Instant.parse("2026-11-28T09:00:00Z");

    @Test
    void itSaysWhenLinksAndFilesEnd() {
        assertThat(list(1, Optional.of(LINKS_END)))
                .endsWith("Links work until 28 Nov 2026 09:00 UTC, when the files are deleted.");
        assertThat(list(1, Optional.of(Instant.parse("2026-12-22T09:00:00Z"))))
                .endsWith("Links work until 28 Nov 2026 09:00 UTC, the longest that the store signs for; "
                        + "the files are deleted by 22 Dec 2026 09:00 UTC.");
        assertThat(list(1, Optional.empty()))
                .endsWith("Links work until 28 Nov 2026 09:00 UTC; this store deletes nothing by itself.");
    }

    @Test
    void manyFilesAreALink() {
        assertThat(list(25, Optional.empty()))
                .contains("`file-19`", "… and [5 more files](https://store.example/index.html).")
                .doesNotContain("`file-20`");
    }

    private static String list(int files, Optional<Instant> end) {
        var linked = IntStream.range(0, files)
                .mapToObj(file -> new Linked(
                        new ArtifactPath("file-" + file), 3, URI.create("https://store.example/file-" + file)))
                .toList();
        return FileList.of(new Uploaded(URI.create("https://store.example/index.html"), linked, LINKS_END, end));
    }
}
