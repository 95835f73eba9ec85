package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Holds every resource to what it declares, before its method is called. One that declares nothing is refused to everybody. Where
 * the address names no repository, the resource itself asks {@link Caller} once it has read which it is.
 */
// Public, since Quarkus makes its bean in a class loader of its own in tests and development.
public class NeedsFilter {
    private static final String OWNER = "owner";
    private static final String REPOSITORY = "repo";

    private final Callers callers;
    private final Reading reading;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest current;

    NeedsFilter(Callers callers, Reading reading, SecurityIdentity identity, CurrentVertxRequest current) {
        this.callers = callers;
        this.reading = reading;
        this.identity = identity;
        this.current = current;
    }

    /** 401 for nobody and for a token that is refused, 403 for who may not. */
    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo address) {
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(Open.class)) {
            return;
        }
        try {
            check(Optional.ofNullable(method.getAnnotation(Needs.class)), address);
        } catch (RuntimeException refusal) {
            var request = current.getCurrent().request();
            // What still comes is thrown away, so that the sender gets to read the answer.
            if (!request.isEnded()) {
                request.handler(rest -> {}).resume();
            }
            throw refusal;
        }
    }

    /** A resource's headers are written after all that is done to them before. */
    @ServerResponseFilter
    public void keepPrivate(ContainerResponseContext answer) {
        if (PrivateAnswer.is(current.getCurrent())) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, PrivateAnswer.CACHING);
            answer.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        }
    }

    private void check(Optional<Needs> declared, UriInfo address) {
        var action = declared.map(Needs::value)
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN.because(
                        "nobody has said who may do this, so nobody may; this is a fault of ours")));
        if (action.isOpenToNobody()) {
            repository(address).ifPresent(this::read);
            if (action != Action.READ) {
                callers.ifAny(identity).ifPresent(caller -> caller.may(action));
            }
            return;
        }
        var caller = callers.of(identity);
        repository(address).ifPresentOrElse(name -> caller.may(action, name), () -> caller.may(action));
    }

    private void read(RepositoryName repository) {
        switch (reading.check(repository, () -> callers.ifAny(identity))) {
            case EVERYBODY -> {}
            case FEW -> PrivateAnswer.of(current.getCurrent());
        }
    }

    /** What the resource refuses by itself where it is none. */
    private static Optional<RepositoryName> repository(UriInfo address) {
        var words = address.getPathParameters();
        try {
            return words.containsKey(OWNER) && words.containsKey(REPOSITORY)
                    ? Optional.of(new RepositoryName(words.getFirst(OWNER), words.getFirst(REPOSITORY)))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
