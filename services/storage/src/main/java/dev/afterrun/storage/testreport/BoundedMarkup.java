package dev.afterrun.storage.testreport;

import dev.afterrun.contracts.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A report's bytes, no more than {@value Limits#REPORT_BYTES} of them, and no more than {@value #TAG_BYTES} in one tag: parsers
 * keep a tag in memory with all of its attributes, while text passes by in pieces.
 */
final class BoundedMarkup extends FilterInputStream {
    /** Messages are attributes and may be long. */
    static final int TAG_BYTES = 1024 * 1024;

    private enum Place {
        TEXT,
        OPENED,
        TAG,
        QUOTED,
        /** A comment, a CDATA section or an instruction: text as far as memory goes. */
        ASIDE
    }

    private Place place = Place.TEXT;
    private int quote;
    private int tag;
    private int last;
    private int lastButOne;
    private long read;

    BoundedMarkup(InputStream report) {
        super(report);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = in.read(target, offset, length);
        read += Math.max(0, count);
        if (read > Limits.REPORT_BYTES) {
            throw new TooLong("its report has more than " + Limits.REPORT_BYTES + " bytes");
        }
        for (var i = offset; i < offset + count; i++) {
            pass(target[i] & 0xff);
        }
        return count;
    }

    private void pass(int next) throws TooLong {
        place = switch (place) {
            case TEXT -> next == '<' ? Place.OPENED : Place.TEXT;
            case OPENED -> next == '!' || next == '?' ? Place.ASIDE : begun(next);
            case TAG -> within(next);
            case QUOTED -> next == quote ? Place.TAG : Place.QUOTED;
            case ASIDE -> isEndOfAside(next) ? Place.TEXT : Place.ASIDE;
        };
        if ((place == Place.TAG || place == Place.QUOTED) && ++tag > TAG_BYTES) {
            throw new TooLong("its report has a tag of more than " + TAG_BYTES + " bytes");
        }
        lastButOne = last;
        last = next;
    }

    private Place begun(int next) {
        tag = 0;
        return within(next);
    }

    private Place within(int next) {
        if (next == '"' || next == '\'') {
            quote = next;
            return Place.QUOTED;
        }
        return next == '>' ? Place.TEXT : Place.TAG;
    }

    /** An end that is only text within a section ends it too early at worst, and what follows is looked at the closer. */
    private boolean isEndOfAside(int next) {
        return next == '>' && (last == '?' || (last == lastButOne && (last == '-' || last == ']')));
    }

    /** A bound was passed: what is wrong with the report, as a sentence's end. */
    static final class TooLong extends IOException {
        TooLong(String why) {
            super(why);
        }
    }
}
