package dev.afterrun.storage.download.http;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.http.Lookup.Answer;
import dev.afterrun.storage.download.http.Lookup.Counted;
import dev.afterrun.storage.download.http.Lookup.Not;
import dev.afterrun.storage.download.http.Lookup.Ready;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a request with the file that it asks for, remembered by the request's own path. */
@ApplicationScoped
public class AnswerFile {
    private final HotFiles hotFiles;
    private final Lookup lookup;
    private final SendFile sendFile;
    private final SendCounted sendCounted;
    private final Origins origins;
    private final AnswerNothing answerNothing;
    private final Refusals refusals;

    AnswerFile(
            HotFiles hotFiles,
            Lookup lookup,
            SendFile sendFile,
            SendCounted sendCounted,
            Origins origins,
            AnswerNothing answerNothing,
            Refusals refusals) {
        this.hotFiles = hotFiles;
        this.lookup = lookup;
        this.sendFile = sendFile;
        this.sendCounted = sendCounted;
        this.origins = origins;
        this.answerNothing = answerNothing;
        this.refusals = refusals;
    }

    /** Answers with the file at {@code address}, or says why there is none. Any thread may call. */
    public void answer(RoutingContext context, Address.OfFile address) {
        var loop = context.vertx().getOrCreateContext();
        Future.fromCompletionStage(hotFiles.find(rawPath(context), path -> lookup.find(address)), loop)
                .onSuccess(answer -> answer(context, address, answer))
                .onFailure(fault -> refusals.fault(context, fault));
    }

    /** Answers with what the request's path is remembered to mean; false where nothing is remembered. */
    boolean answerRemembered(RoutingContext context) {
        var serving = hotFiles.remembered(rawPath(context));
        serving.ifPresent(found -> send(context, found));
        return serving.isPresent();
    }

    private void answer(RoutingContext context, Address.OfFile address, Answer answer) {
        switch (answer) {
            case Not not -> answerNothing.answer(context, address, not.finding());
            case Ready ready -> send(context, ready.serving());
            case Counted counted -> here(context, () -> sendCounted.send(context, counted));
        }
    }

    private void send(RoutingContext context, Serving serving) {
        here(context, () -> sendFile.send(context, serving));
    }

    private void here(RoutingContext context, Runnable send) {
        origins.elsewhereForFile(context.request())
                .ifPresentOrElse(elsewhere -> Redirects.to(context, elsewhere), send);
    }

    private static String rawPath(RoutingContext context) {
        return String.valueOf(context.request().path());
    }
}
