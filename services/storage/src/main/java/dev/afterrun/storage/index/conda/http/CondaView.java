package dev.afterrun.storage.index.conda.http;

import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.http.AnswerFile;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.index.conda.CondaChannels;
import dev.afterrun.storage.index.conda.CondaDocument;
import dev.afterrun.storage.index.http.Documents;
import dev.afterrun.storage.view.http.View;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * The channel of a ref's conda packages: {@code conda/SUBDIR/repodata.json} and its like, {@code conda/SUBDIR/FILE},
 * {@code conda/channeldata.json}.
 */
@ApplicationScoped
class CondaView implements View {
    private final CondaChannels channels;
    private final AnswerFile answerFile;
    private final Refusals refusals;
    private final Documents documents;

    CondaView(CondaChannels channels, AnswerFile answerFile, Refusals refusals, Documents documents) {
        this.channels = channels;
        this.answerFile = answerFile;
        this.refusals = refusals;
        this.documents = documents;
    }

    @Override
    public Set<String> names() {
        return Set.of(ViewNames.CONDA);
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        var candidates = Candidates.of(address.repository(), address.ref());
        var names = address.names();
        if (address.isFolder()) {
            refusals.nothing(context);
        } else if (names.size() == 2) {
            inSubdir(context, address, candidates, names.getFirst(), names.getLast());
        } else if (names.size() == 1 && names.getFirst().equals("channeldata.json")) {
            channels.channelData(candidates)
                    .ifPresentOrElse(
                            found -> documents.send(context, "application/json", found),
                            () -> refusals.nothing(context));
        } else {
            refusals.nothing(context);
        }
    }

    private void inSubdir(
            RoutingContext context, Address.InView address, Candidates candidates, String subdir, String fileName) {
        CondaDocument.called(fileName)
                .ifPresentOrElse(
                        document -> document(context, candidates, subdir, document),
                        () -> channels.file(candidates, subdir, fileName)
                                .ifPresentOrElse(
                                        path -> answerFile.answer(
                                                context, new Address.InRef(address.repository(), address.ref(), path)),
                                        () -> refusals.nothing(context)));
    }

    private void document(RoutingContext context, Candidates candidates, String subdir, CondaDocument document) {
        channels.document(candidates, subdir, document)
                .ifPresentOrElse(
                        found -> documents.send(context, document.contentType(), found),
                        () -> refusals.nothing(context));
    }
}
