package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a folder of files means to browsers, by the names that generators of documentation use. */
public final class Sites {
    private static final String NOTHING = "404.html";

    /**
     * What sites are made of: what browsers show, and what their pages load. The rest is saved; packages and archives above
     * all, which everybody downloads, and what browsers would only show within a program of their own.
     */
    private static final Set<String> MADE_OF = Set.of(
            "avif",
            "css",
            "csv",
            "gif",
            "htm",
            "html",
            "ico",
            "jpeg",
            "jpg",
            "js",
            "json",
            "log",
            "map",
            "mjs",
            "mp3",
            "mp4",
            "otf",
            "png",
            "svg",
            "ttf",
            "txt",
            "vtt",
            "wasm",
            "webm",
            "webmanifest",
            "webp",
            "woff",
            "woff2",
            "xhtml");

    private Sites() {}

    /** Whether browsers show a file of this path, or load it for a page: it is shown at its address, and not saved. */
    public static boolean areMadeOf(ArtifactPath path) {
        var name = path.fileName();
        return MADE_OF.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Where the page lies that tells readers of {@code path} that nothing is there: beside it, or in a folder above. */
    static List<ArtifactPath> pagesOfNothing(ArtifactPath path) {
        var pages = new ArrayList<ArtifactPath>();
        var folder = path.value();
        for (var end = folder.lastIndexOf('/'); end >= 0; end = folder.lastIndexOf('/')) {
            folder = folder.substring(0, end);
            page(folder + "/" + NOTHING, pages);
        }
        page(NOTHING, pages);
        return pages;
    }

    private static void page(String path, List<ArtifactPath> pages) {
        try {
            pages.add(new ArtifactPath(path));
        } catch (IllegalArgumentException tooLong) {
            // No file can be called so.
        }
    }
}
