package dev.afterrun.cli.notify.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.notify.store.Uploaded.Linked;
import dev.afterrun.contracts.ArtifactPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IndexPageTest {
    private static final Instant END = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    void namesAreTextWhateverTheyAre() {
        // Given
        var file = new Linked(
                new ArtifactPath("<script>alert(1)</script>%s.txt"),
                12,
                URI.create("https://store.example/a?x=1&y='2'"));

        // When
        var page = page("<b>\"it's\" %1$s", Optional.of(END), file);

        // Then
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;%s.txt")
                .contains("<title>&lt;b&gt;&quot;it&#39;s&quot; %1$s</title>")
                .contains("href=\"https://store.example/a?x=1&amp;y=&#39;2&#39;\"")
                .doesNotContain("<script>");
    }

    @Test
    void pageSaysUntilWhen() {
        assertThat(page("Files", Optional.of(END))).contains("files are deleted after 1 Dec 2026 09:00 UTC");
        assertThat(page("Files", Optional.empty())).contains("this store deletes nothing by itself");
    }

    private static String page(String title, Optional<Instant> end, Linked... files) {
        var index = URI.create("https://store.example/index.html");
        return new String(IndexPage.of(title, new Uploaded(index, List.of(files), END, end)), StandardCharsets.UTF_8);
    }
}
