package dev.afterrun.storage.view.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Begins answers that are written as they are read. */
@ApplicationScoped
public class AnswerStreams {
    private static final int STRETCH = 1024 * 1024;

    private final AnswerSettings settings;

    AnswerStreams(AnswerSettings settings) {
        this.settings = settings;
    }

    /** Begins the answer of {@code context}; its other headers are set. */
    public AnswerStream begin(RoutingContext context, String contentType) {
        return AnswerStream.begin(context, contentType, pace());
    }

    /** The same of an answer that is written as long as it has its {@code turn}. */
    public AnswerStream begin(RoutingContext context, String contentType, Turn turn) {
        return AnswerStream.begin(context, contentType, turn.within(pace()));
    }

    private Pace pace() {
        return new ReaderPace(STRETCH, settings.patience());
    }
}
