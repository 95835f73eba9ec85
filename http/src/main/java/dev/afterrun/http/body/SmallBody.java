package dev.afterrun.http.body;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * How much of a request's body is taken into memory, and how to have less. A resource takes an {@link InputStream} and reads it
 * once it knows who calls: a body that is a parameter of another type is read whole before anybody has asked.
 *
 * @param bytes the longest body
 * @param mend what the sender can do about a longer one, as the end of a sentence
 */
public record SmallBody(int bytes, String mend) {
    /** A bounded body that comes within this time came over a network that is of use. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int CHUNK = 8 * 1024;

    /** At most so many bytes, of which there is no need for more. */
    public static SmallBody ofAtMost(int bytes) {
        return new SmallBody(bytes, "send less");
    }

    /**
     * The whole body, of which not a byte is read before; 413 where it passes the bound, 408 where it takes more than a minute,
     * 400 where it is cut off.
     */
    public byte[] read(InputStream body) {
        try {
            return whole(body);
        } catch (IOException e) {
            throw new ProblemException(ProblemType.MALFORMED.because("the body was cut off; send it again"));
        }
    }

    private byte[] whole(InputStream body) throws IOException {
        var begun = System.nanoTime();
        var read = new ByteArrayOutputStream(CHUNK);
        var chunk = new byte[CHUNK];
        for (var count = body.read(chunk); count >= 0; count = body.read(chunk)) {
            read.write(chunk, 0, count);
            if (read.size() > bytes) {
                throw new ProblemException(ProblemType.TOO_LARGE.because(
                        "the body passes the limit; " + mend, bytes + " bytes", "at least " + read.size() + " bytes"));
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new ProblemException(ProblemType.TOO_SLOW.because(
                        "the body comes too slowly, so it was not waited for; send it again over a better network",
                        PATIENCE.toSeconds() + " seconds",
                        read.size() + " bytes in that time"));
            }
        }
        return read.toByteArray();
    }
}
