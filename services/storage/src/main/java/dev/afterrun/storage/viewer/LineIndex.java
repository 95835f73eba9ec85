package dev.afterrun.storage.viewer;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectSlice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Where each page of a content begins, as far as somebody has looked: it is read on from there when somebody looks further,
 * and never from the beginning again. Eight bytes a page.
 */
final class LineIndex {
    private static final int BUFFER = 256 * 1024;
    /** What is asked of the store at once: whoever wants the beginning of a long file is not sent all of it. */
    private static final long PART = 4 * 1024 * 1024;

    private long[] starts = new long[8];
    private int pages = 1;
    private long read;
    private long lines;
    private boolean unfinishedLine;

    /**
     * The page of {@code line}, or the last one where there are fewer.
     *
     * @throws IOException when the store failed; what was learned before stays
     */
    synchronized LinePage page(BlobReader store, ObjectSlice content, long line) throws IOException {
        var page = (int) Math.min((line - 1) / LinePage.LINES, LinePage.PAGES - 1);
        while (pages <= page + 1 && read < content.length() && pages < LinePage.PAGES) {
            readOn(store, content);
        }
        var shown = Math.min(page, pages - 1);
        // A page that nothing follows may be one that an end of line has only announced.
        var last = shown > 0 && starts[shown] >= content.length() ? shown - 1 : shown;
        return new LinePage(
                1L + (long) last * LinePage.LINES,
                starts[last],
                last + 1 < pages ? starts[last + 1] : content.length(),
                last + 1 < pages && starts[last + 1] < content.length(),
                read >= content.length() ? OptionalLong.of(count()) : OptionalLong.empty());
    }

    /** One part of the content; pages that it begins are taken down. */
    private void readOn(BlobReader store, ObjectSlice content) throws IOException {
        var length = Math.min(PART, content.length() - read);
        try (var bytes = store.open(content.part(read, length))) {
            count(bytes);
        }
    }

    private void count(InputStream bytes) throws IOException {
        var buffer = new byte[BUFFER];
        for (var length = bytes.read(buffer); length > 0; length = bytes.read(buffer)) {
            for (var i = 0; i < length; i++) {
                if (buffer[i] == '\n' && ++lines % LinePage.LINES == 0) {
                    begin(read + i + 1);
                }
            }
            read += length;
            unfinishedLine = buffer[length - 1] != '\n';
        }
    }

    private void begin(long start) {
        if (pages < LinePage.PAGES) {
            starts = pages == starts.length ? Arrays.copyOf(starts, 2 * pages) : starts;
            starts[pages++] = start;
        }
    }

    private long count() {
        return lines + (unfinishedLine ? 1 : 0);
    }
}
