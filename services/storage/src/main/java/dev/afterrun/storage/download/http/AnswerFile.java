package dev.afterrun.storage.download.http;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.http.identity.PrivateAnswer;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.http.Lookup.Answer;
import dev.afterrun.storage.download.http.Lookup.Counted;
import dev.afterrun.storage.download.http.Lookup.Not;
import dev.afterrun.storage.download.http.Lookup.Ready;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** Answers a request with the file that it asks for, remembered by the request's own path. */
@ApplicationScoped
public class AnswerFile {
    private final HotFiles hotFiles;
    private final Lookup lookup;
    private final SendFile sendFile;
    private final SendCounted sendCounted;
    private final Origins origins;
    private final LinkAway linkAway;
    private final AnswerNothing answerNothing;
    private final Refusals refusals;
    private final ExecutorService threads;

    AnswerFile(
            HotFiles hotFiles,
            Lookup lookup,
            SendFile sendFile,
            SendCounted sendCounted,
            Origins origins,
            LinkAway linkAway,
            AnswerNothing answerNothing,
            Refusals refusals,
            @VirtualThreads ExecutorService threads) {
        this.hotFiles = hotFiles;
        this.lookup = lookup;
        this.sendFile = sendFile;
        this.sendCounted = sendCounted;
        this.origins = origins;
        this.linkAway = linkAway;
        this.answerNothing = answerNothing;
        this.refusals = refusals;
        this.threads = threads;
    }

    /**
     * Answers with the file at {@code address}, or says why there is none. Any thread may call. What is private is looked up for each
     * reader, and never remembered: whoever asks next may be another.
     */
    public void answer(RoutingContext context, Address.OfFile address) {
        var loop = context.vertx().getOrCreateContext();
        var looking = PrivateAnswer.is(context)
                ? CompletableFuture.supplyAsync(() -> lookup.find(address), threads)
                : hotFiles.find(rawPath(context), path -> lookup.find(address));
        Future.fromCompletionStage(looking, loop)
                .onSuccess(answer -> answer(context, address, answer))
                .onFailure(fault -> refusals.fault(context, fault));
    }

    /**
     * Answers with the file at {@code address} where it has these bytes, else with another of its repository that has them, else that
     * nothing is there. Nothing of it is remembered. Blocks.
     */
    public void answerExactly(RoutingContext context, Address.OfFile address, Digest sha256) {
        var sameBytes = new Address.OfContent(
                address.repository(),
                sha256,
                Optional.of(new ArtifactPath(address.path().fileName())));
        Stream.of(address, sameBytes)
                .flatMap(each -> lookup.find(each) instanceof Ready(var serving) ? Stream.of(serving) : Stream.empty())
                .filter(serving -> serving.file().sha256().equals(sha256))
                .findFirst()
                .ifPresentOrElse(serving -> sendFile.send(context, serving), () -> refusals.nothing(context));
    }

    /**
     * Answers with the file at {@code address}, which lies in a folder that whoever asks was let into, or with the way to it; else that
     * nothing is there. Nothing of it is remembered. Blocks.
     */
    public void answerInFolder(RoutingContext context, Address.OfFile address) {
        switch (lookup.find(address)) {
            case Ready(var serving) -> sendFile.send(context, serving);
            case Not(Finding.Folder _) when address instanceof Address.InRef -> answerNothing.folder(context);
            case Not _, Counted _ -> refusals.nothing(context);
        }
    }

    /** Answers with what the request's path is remembered to mean; false where nothing is remembered. */
    boolean answerRemembered(RoutingContext context) {
        var serving = hotFiles.remembered(rawPath(context));
        serving.ifPresent(found -> here(context, () -> sendFile.send(context, found)));
        return serving.isPresent();
    }

    private void answer(RoutingContext context, Address.OfFile address, Answer answer) {
        switch (answer) {
            case Not not -> answerNothing.answer(context, address, not.finding());
            case Ready(var serving)
            when PrivateAnswer.is(context) ->
                handOn(context, address, serving.file().sha256(), () -> sendFile.send(context, serving));
            case Ready(var serving) -> here(context, () -> sendFile.send(context, serving));
            case Counted counted -> here(context, () -> sendCounted.send(context, counted));
        }
    }

    /** Who may read it by having signed in cannot where files are served: so they get a link. */
    private void handOn(RoutingContext context, Address.OfFile address, Digest sha256, Runnable send) {
        origins.elsewhereForFile(context.request())
                .ifPresentOrElse(elsewhere -> threads.execute(() -> linkTo(context, address, sha256, elsewhere)), send);
    }

    private void linkTo(RoutingContext context, Address.OfFile address, Digest sha256, String elsewhere) {
        try {
            linkAway.to(address, rawPath(context), sha256)
                    .ifPresentOrElse(link -> Redirects.to(context, link), () -> sendOver(context, elsewhere));
        } catch (RuntimeException fault) {
            refusals.fault(context, fault);
        }
    }

    private void here(RoutingContext context, Runnable send) {
        origins.elsewhereForFile(context.request()).ifPresentOrElse(elsewhere -> sendOver(context, elsewhere), send);
    }

    /** Whoever reads by a session alone gets nothing where files are served, and is not sent there either. */
    private void sendOver(RoutingContext context, String elsewhere) {
        if (PrivateAnswer.is(context) && !context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            refusals.nothing(context);
        } else {
            Redirects.to(context, elsewhere);
        }
    }

    private static String rawPath(RoutingContext context) {
        return String.valueOf(context.request().path());
    }
}
