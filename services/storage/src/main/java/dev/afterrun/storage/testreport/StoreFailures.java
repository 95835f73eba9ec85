package dev.afterrun.storage.testreport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Remembers that it was the store that failed, and nobody's report. */
final class StoreFailures extends FilterInputStream {
    private Optional<IOException> failure = Optional.empty();

    StoreFailures(InputStream bytes) {
        super(bytes);
    }

    /** Fails as the store failed, if it did. */
    void throwFailure() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }
}
