package dev.afterrun.storage.share.http;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.auditlog.NotLogged;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Callers;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.share.Parcel;
import dev.afterrun.storage.share.ShareFiles;
import dev.afterrun.storage.share.ShareSettings;
import dev.afterrun.storage.share.Shared;
import dev.afterrun.storage.share.TermRules;
import dev.afterrun.storage.upload.http.ArrivingBody;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code curl --upload-file FILE} and {@code curl -F file=@FILE}, answered with the file's address on a line. */
@Path("/")
@RunOnVirtualThread
public class ShareResource {
    private static final int CHUNK = 64 * 1024;
    private static final String REPOSITORY = "Afterrun-Repository";
    private static final String DELETE = "X-Url-Delete";

    private final ShareFiles shareFiles;
    private final TermRules rules;
    private final ShareSettings settings;
    private final Callers callers;
    private final SecurityIdentity identity;

    ShareResource(
            ShareFiles shareFiles,
            TermRules rules,
            ShareSettings settings,
            Callers callers,
            SecurityIdentity identity) {
        this.shareFiles = shareFiles;
        this.rules = rules;
        this.settings = settings;
        this.callers = callers;
        this.identity = identity;
    }

    @PUT
    @Needs(Action.MANAGE)
    @NotLogged("publishing: the run of what is sent tells who sent it")
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Sends one file, as curl --upload-file does, and gets its address")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @APIResponse(
            responseCode = "200",
            description = "The file's address and a line feed",
            headers =
                    @Header(
                            name = DELETE,
                            description = "DELETE there deletes the file",
                            schema = @Schema(implementation = String.class)),
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Response put(
            @PathParam("name") String name,
            @HeaderParam(REPOSITORY) @Nullable String repository,
            @HeaderParam("Max-Days") @Nullable String maxDays,
            @HeaderParam("Max-Downloads") @Nullable String maxDownloads,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Parameter(hidden = true) @Nullable Long length,
            @Context HttpServerRequest request)
            throws IOException {
        try (var body = new ArrivingBody(request, settings.patience());
                var parcel = shareFiles.begin(callers.of(identity), Optional.ofNullable(repository))) {
            var terms = rules.of(Optional.ofNullable(maxDays), Optional.ofNullable(maxDownloads));
            parcel.refuseLonger(name, length == null ? 0 : length);
            take(parcel, name(name), body);
            return answer(parcel.share(terms));
        }
    }

    @POST
    @Needs(Action.MANAGE)
    @NotLogged("publishing: the run of what is sent tells who sent it")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Sends the files of a form, as curl -F does, and gets their addresses")
    @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
    @APIResponse(
            responseCode = "200",
            description = "Each file's address on a line of its own, in the form's order",
            headers =
                    @Header(
                            name = DELETE,
                            description = "One for each file: DELETE there deletes it",
                            schema = @Schema(implementation = String.class)),
            content = @Content(mediaType = MediaType.TEXT_PLAIN))
    public Response post(
            @HeaderParam(REPOSITORY) @Nullable String repository,
            @HeaderParam("Max-Days") @Nullable String maxDays,
            @HeaderParam("Max-Downloads") @Nullable String maxDownloads,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) @Nullable String contentType,
            @Context HttpServerRequest request)
            throws IOException {
        try (var body = new ArrivingBody(request, settings.patience());
                var parcel = shareFiles.begin(callers.of(identity), Optional.ofNullable(repository))) {
            var terms = rules.of(Optional.ofNullable(maxDays), Optional.ofNullable(maxDownloads));
            var boundary = Boundary.of(Optional.ofNullable(contentType));
            try (var form = new Form(parcel, rules)) {
                form.read(body, boundary);
                return answer(parcel.share(terms.staying(form.stay())));
            }
        }
    }

    private static void take(Parcel parcel, ArtifactPath path, InputStream body) throws IOException {
        try (var file = parcel.next(path)) {
            var chunk = new byte[CHUNK];
            for (var count = body.read(chunk); count >= 0; count = body.read(chunk)) {
                file.take(ByteBuffer.wrap(chunk, 0, count));
            }
            parcel.keep(file);
        }
    }

    private static ArtifactPath name(String name) {
        if (name.indexOf('/') >= 0) {
            throw new ProblemException(ProblemType.INVALID.because("an encoded slash is no part of a name"));
        }
        return FileNames.path(name);
    }

    private static Response answer(List<Shared> shared) {
        var lines = new StringBuilder();
        var response = Response.ok();
        for (var file : shared) {
            lines.append(file.address()).append('\n');
            response.header(DELETE, file.delete());
        }
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type("text/plain; charset=utf-8")
                .entity(lines.toString())
                .build();
    }
}
