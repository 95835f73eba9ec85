package dev.afterrun.ingest.discovery.http;

import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.discovery.JobTokenAudiences;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Open;
import dev.afterrun.http.identity.job.JobTokenSettings;
import dev.afterrun.ingest.discovery.LoginOffer;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What stands behind the one URL that is configured in CI. */
@Path("/")
@NonBlocking
@Tag(name = "discovery", description = "One address is configured in CI; this names the others. Open to all.")
public class DiscoveryResource {
    /** RFC 9110, 5.6.7: two digits of the day, which the JDK's own RFC 1123 form lacks. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final Addresses addresses;
    private final Discovery discovery;
    private final Clock clock;

    DiscoveryResource(
            Addresses addresses,
            JobTokenSettings jobTokens,
            LoginOffer login,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.addresses = addresses;
        this.clock = clock;
        this.discovery = new Discovery(
                addresses.events(),
                addresses.storage(),
                addresses.web(),
                addresses.content(),
                version,
                Optional.of(audiences(jobTokens)).filter(taken -> !taken.equals(JobTokenAudiences.NONE)),
                login.signIn());
    }

    /** The other addresses, and what our clock shows: whoever asks what is wrong holds it against another. */
    @GET
    @Open("whoever looks for the other addresses has no token yet")
    @Path(Discovery.PATH)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "discovery", summary = "The addresses of the other parts")
    public Discovery discovery(@Context HttpServerResponse response) {
        response.putHeader(HttpHeaders.DATE, HTTP_DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return discovery();
    }

    Discovery discovery() {
        return discovery;
    }

    /** Somebody followed the one address with a browser. */
    @GET
    @Open("whoever looks for the other addresses has no token yet")
    @Operation(operationId = "pages", summary = "Leads people to the pages")
    @APIResponse(responseCode = "302", description = "To the pages")
    public Response pages() {
        return Response.status(Response.Status.FOUND).location(addresses.web()).build();
    }

    private static JobTokenAudiences audiences(JobTokenSettings settings) {
        return new JobTokenAudiences(
                settings.github().audience(),
                settings.gitlab().audience(),
                settings.buildkite().audience());
    }
}
