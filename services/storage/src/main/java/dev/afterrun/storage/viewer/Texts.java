package dev.afterrun.storage.viewer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.download.FoundFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads pages of text out of stored files, and finds words in them. What is learned of a content is remembered by digest. */
@ApplicationScoped
public class Texts {
    /** Longer files are for programs: they are downloaded. */
    public static final long BYTES = 1024L * 1024 * 1024;

    /** Bytes that one search reads; it says how far it came, and goes on from there when asked to. */
    static final long SEARCHED = 128L * 1024 * 1024;

    /** Hits that are shown at once. */
    static final int HITS = 100;

    /** Files whose pages are remembered, at most 160 kB each. */
    private static final int REMEMBERED = 100;

    /** A file with a NUL so early is no text, as git has it. */
    private static final int LOOKED_AT = 8_000;

    private final CopyReader stores;
    private final Cache<Digest, LineIndex> indexes =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Turns turns = new Turns();

    Texts(CopyReader stores) {
        this.stores = stores;
    }

    /** Whether the file is text, by its beginning. */
    public boolean isText(FoundFile file) throws IOException {
        var length = Math.min(LOOKED_AT, file.size());
        if (length == 0) {
            return true;
        }
        try (var bytes = stores.open(file.place().part(0, length))) {
            for (var b : bytes.readNBytes((int) length)) {
                if (b == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The page that {@code line} stands on, or the last.
     *
     * @throws IOException when the store failed, or others read so much that this has to wait for too long
     */
    public TextPage page(FoundFile file, long line) throws IOException {
        return turns.take(() -> {
            var page = locate(file, line);
            var terminal = new Terminal();
            List<LineView> shown = new ArrayList<>();
            if (page.to() > page.from()) {
                try (var bytes = stores.open(part(file, page.from(), page.to()))) {
                    var lines = new LineReader(bytes, page.first());
                    // More than a page stands on the very last one of the longest file alone.
                    for (var next = lines.next();
                            next.isPresent() && shown.size() < LinePage.LINES;
                            next = lines.next()) {
                        shown.add(
                                LineView.of(next.get(), terminal.read(next.get().text())));
                    }
                }
            }
            return new TextPage(page.first(), shown, page.more(), page.all());
        });
    }

    /**
     * Lines from {@code line} on that have {@code words} in them, in small letters or capitals.
     *
     * @throws IOException as above
     */
    public Hits search(FoundFile file, String words, long line) throws IOException {
        return turns.take(() -> {
            var page = locate(file, line);
            // A line that begins as the last one that is looked at has as much as is shown of it in here.
            var end = Math.min(file.size(), page.from() + SEARCHED + LineReader.SHOWN);
            try (var bytes = stores.open(part(file, page.from(), end))) {
                var lines = new LineReader(bytes, page.first());
                var hits = find(lines, words.toLowerCase(Locale.ROOT), line);
                var to = Math.max(line, lines.number()) - 1;
                return new Hits(line, to, hits, page.from() + lines.offset() < file.size());
            }
        });
    }

    private static List<LineView> find(LineReader lines, String wanted, long from) throws IOException {
        List<LineView> hits = new ArrayList<>();
        while (hits.size() < HITS && lines.offset() < SEARCHED) {
            var line = lines.next();
            if (line.isEmpty()) {
                break;
            }
            line.filter(here -> here.number() >= from)
                    .flatMap(here -> LineView.hit(here, Terminal.plain(here.text()), wanted))
                    .ifPresent(hits::add);
        }
        return hits;
    }

    private LinePage locate(FoundFile file, long line) throws IOException {
        return indexes.get(file.sha256(), digest -> new LineIndex())
                .page(stores.of(file.place()), file.place().slice(), line);
    }

    private static Place part(FoundFile file, long from, long to) {
        return file.place().part(from, to - from);
    }
}
