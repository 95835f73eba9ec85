package dev.afterrun.storage.upload.http;

import dev.afterrun.blobs.StagingBusy;
import dev.afterrun.blobs.StoreFull;
import dev.afterrun.blobs.WrongOffset;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.UploadHeaders;
import dev.afterrun.http.problem.Problems;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What becomes of an upload that fails. */
public class UploadFailures {
    private static final Logger LOG = Logger.getLogger(UploadFailures.class);

    @ServerExceptionMapper
    public Response wrongOffset(WrongOffset wrong) {
        return Response.fromResponse(Problems.response(ProblemType.WRONG_OFFSET.because(wrong)))
                .header(UploadHeaders.OFFSET, wrong.offset())
                .build();
    }

    @ServerExceptionMapper
    public Response busy(StagingBusy busy) {
        return Problems.response(ProblemType.CONFLICT.because(busy));
    }

    @ServerExceptionMapper
    public Response full(StoreFull full) {
        LOG.error(full.getMessage());
        return Problems.response(
                ProblemType.UNAVAILABLE.because("the store has no space left; its operator must make some"));
    }

    @ServerExceptionMapper
    public Response cutOff(ArrivingBody.CutOff cutOff) {
        LOG.debugf("An upload was cut off: %s", cutOff);
        return Problems.response(
                ProblemType.MALFORMED.because("the body was cut off; HEAD tells where an upload goes on"));
    }

    /** The store's, which passes. */
    @ServerExceptionMapper
    public Response failed(IOException failure) {
        LOG.error("An upload failed", failure);
        return Problems.response(ProblemType.UNAVAILABLE.because("the store did not take it; try again in a moment"));
    }
}
