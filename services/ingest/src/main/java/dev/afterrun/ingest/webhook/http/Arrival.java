package dev.afterrun.ingest.webhook.http;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.ingest.webhook.SignatureCheck;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.Semaphore;

/**
 * One body on its way in: checked piece by piece, and, once it is large, the only large one. Nobody knows yet whose it is, so
 * strangers' bodies never take more room than small ones and one large one.
 */
final class Arrival {
    private final SignatureCheck check;
    private final Semaphore oneLarge;
    private long length;
    private boolean large;

    Arrival(SignatureCheck check, Semaphore oneLarge) {
        this.check = check;
        this.oneLarge = oneLarge;
    }

    /** Takes the next piece; refuses it with a 503 where another large body is on its way. */
    void take(Buffer piece) {
        length += piece.length();
        if (length > Limits.WEBHOOK_BYTES_AT_ONCE && !large) {
            large = oneLarge.tryAcquire();
            if (!large) {
                throw new ProblemException(ProblemType.UNAVAILABLE.because(
                        "webhooks of more than " + Limits.WEBHOOK_BYTES_AT_ONCE
                                + " bytes are read one at a time; deliver it again",
                        Limits.WEBHOOK_BYTES_AT_ONCE,
                        "at least " + length));
            }
        }
        check.take(piece.getBytes());
    }

    /** Whether the whole of it is signed so. */
    boolean isSigned(String signature) {
        return check.passes(signature);
    }

    /** It is done with. */
    void end() {
        if (large) {
            large = false;
            oneLarge.release();
        }
    }
}
