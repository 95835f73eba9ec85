package dev.afterrun.storage.upload.http;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request for a session, up to its limit; what is announced to be longer is not read at all. */
final class BoundedBody extends FilterInputStream {
    private long taken;

    BoundedBody(InputStream body, @Nullable Long announced) {
        super(body);
        if (announced != null) {
            refuseAbove(announced, announced + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        took(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        var count = super.read(target, from, length);
        took(Math.max(count, 0));
        return count;
    }

    private void took(int count) {
        taken += count;
        refuseAbove(taken, "at least " + taken + " bytes");
    }

    private static void refuseAbove(long bytes, String value) {
        if (bytes > Limits.SESSION_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the request passes its limit; publish fewer files at once",
                    Limits.SESSION_BYTES + " bytes",
                    value));
        }
    }
}
