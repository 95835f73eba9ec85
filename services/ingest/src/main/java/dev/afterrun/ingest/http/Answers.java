package dev.afterrun.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.problem.Problems;
import dev.afterrun.ingest.event.Accepted;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What goes back over HTTP, always from the request's own event loop. */
@Singleton
public class Answers {
    private static final int ACCEPTED = 202;

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** 202 and where the job's status is, if there is one, once {@code accepted} is done. */
    public void one(RoutingContext http, CompletionStage<Accepted> accepted) {
        once(accepted, http, event -> {
            var response = http.response().setStatusCode(ACCEPTED);
            event.location().ifPresent(status -> response.putHeader(HttpHeaders.LOCATION, status));
            response.end();
        });
    }

    /** 202 and all of them in order, once {@code accepted} is done. */
    public void several(RoutingContext http, CompletionStage<List<Accepted>> accepted) {
        once(accepted, http, events -> json(http, ACCEPTED, events));
    }

    /** {@code answer} as JSON. */
    public void json(RoutingContext http, int status, Object answer) {
        http.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(written(answer));
    }

    /** What {@code failure} is told as. */
    public void problem(RoutingContext http, Throwable failure) {
        var problem = Problems.of(failure);
        var response =
                http.response().setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        Problems.headers(problem).forEach(response::putHeader);
        response.end(written(problem));
    }

    /** 405. */
    public void postOnly(RoutingContext http) {
        http.response().putHeader(HttpHeaders.ALLOW, "POST");
        problem(
                http,
                new ProblemException(
                        ProblemType.METHOD_NOT_ALLOWED.because("this address takes POST and nothing else")));
    }

    /** What {@code answer} makes of {@code done}, or the problem that it failed with. */
    public <T> void once(CompletionStage<T> done, RoutingContext http, Consumer<T> answer) {
        var context = http.vertx().getOrCreateContext();
        done.whenComplete((value, failure) -> context.runOnContext(loop -> {
            if (failure == null) {
                answer.accept(value);
            } else {
                problem(
                        http,
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
        }));
    }

    private Buffer written(Object answer) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every answer can be written as JSON", e);
        }
    }
}
