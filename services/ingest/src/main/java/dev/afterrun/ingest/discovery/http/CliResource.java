package dev.afterrun.ingest.discovery.http;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Open;
import dev.afterrun.ingest.discovery.CliFile;
import dev.afterrun.ingest.discovery.CliFiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands out the CLI that fits this server, with its SHA-256. */
@Path("/cli")
@RunOnVirtualThread
@Tag(name = "discovery")
public class CliResource {
    private static final String REPR_DIGEST = "Repr-Digest";

    private final CliFiles files;

    CliResource(CliFiles files) {
        this.files = files;
    }

    /** One of its files. */
    @GET
    @Open("the command line is for everybody")
    @Path("/{name: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "cli", summary = "A file of the CLI that fits this server")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            headers = @Header(name = REPR_DIGEST, description = "Its SHA-256 (RFC 9530)"),
            content = @Content(schema = @Schema(format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "There is no such file",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response file(@PathParam("name") String name) throws IOException {
        return files.find(name)
                .map(CliResource::response)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND.because("the CLI that this server hands out has no such file")));
    }

    private static Response response(CliFile file) {
        var digest = Base64.getEncoder().encodeToString(file.sha256().bytes());
        return Response.ok(file.path())
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.ETAG, "\"" + file.sha256() + "\"")
                .header(REPR_DIGEST, "sha-256=:" + digest + ":")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
